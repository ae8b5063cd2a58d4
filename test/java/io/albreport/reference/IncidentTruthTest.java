package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.generator.truth.Truth.CauseTruth;
import io.albreport.local.generator.truth.Truth.IncidentTruth;
import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;

/** What the generator says of the incidents that it planted is what stands in the lines. */
@Execution(ExecutionMode.CONCURRENT)
class IncidentTruthTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 17);

    @TempDir
    private static Path folder;

    private static Truth truth;

    @BeforeAll
    static void generate() throws IOException {
        truth = LogGenerator.generate(new GeneratorOptions(DAY, 30_000, 6, 0).withIncidents(), folder,
                ProgressListener.SILENT);
    }

    @Test
    @DisplayName("R10, R11: the lines hold the incidents that the truth tells of, where it says they are")
    void the_lines_hold_what_the_truth_tells() throws IOException {
        List<LoggedRequest> lines = LogFiles.below(List.of(folder)).read().stream()
                .flatMap(file -> file.lines().stream().map(LogLine::parse).filter(Objects::nonNull)
                        .map(line -> LoggedRequest.of(line, file.path().toString())))
                .filter(request -> isInDay(request.time())).toList();
        Set<ApiKey> apis = lines.stream().map(LoggedRequest::api).filter(Objects::nonNull).collect(Collectors.toSet());

        assertThat(truth.incidents()).extracting(IncidentTruth::kind).contains(Kind.values());
        assertThat(truth.incidents()).allSatisfy(incident -> assertThatLinesHold(incident, lines.stream()
                .filter(line -> line.api() != null && line.api().displayName(apis).equals(incident.api())).toList()));
    }

    @Test
    @DisplayName("R10, R11: the reference reader finds the incidents that were planted, and no others")
    void the_reference_reader_finds_what_was_planted() throws IOException {
        FoundIncidents.assertSame(
                ReferenceReader.report(List.of(folder), Period.ofDay(DAY), ReferenceOptions.DEFAULTS), truth);
    }

    private static void assertThatLinesHold(IncidentTruth incident, List<LoggedRequest> ofApi) {
        if (incident.kind() == Kind.SILENCE) {
            assertThat(ofApi).noneMatch(
                    line -> line.time().isAfter(incident.start()) && line.time().isBefore(incident.end()));
            assertThat(ofApi).anyMatch(line -> line.time().equals(incident.start()));
            return;
        }
        List<LoggedRequest> within = ofApi.stream().filter(line -> !line.time().isBefore(incident.start())
                && !line.time().isAfter(incident.end())).toList();
        assertThat(within.size()).isBetween((int) (incident.requests() * 0.8), (int) incident.requests());
        List<LoggedRequest> failed = within.stream().filter(line -> isFailed(incident, line)).toList();
        assertThat(failed).hasSize((int) incident.failed());
        assertThat(Sums.totals(failed, 0).statusCodes()).isEqualTo(incident.status());
        assertThat(failed.stream().filter(line -> isAt(incident.causes(), line)).count())
                .isEqualTo(incident.causes().isEmpty()
                        ? incident.failed()
                        : incident.causes().getFirst().failed());
        if (incident.kind() == Kind.LATENCY) {
            assertThat(median(within.stream().filter(line -> isAt(incident.causes(), line)).toList()))
                    .isGreaterThan(1.1 * median(ofApi.stream().filter(line -> isAt(incident.causes(), line)
                            && !within.contains(line)).toList()));
        }
    }

    private static boolean isFailed(IncidentTruth incident, LoggedRequest line) {
        return switch (incident.kind()) {
            case ERRORS -> line.statusClass() == 5;
            case CLIENT_ERRORS -> line.statusClass() == 4;
            case LATENCY, SILENCE -> false;
        };
    }

    private static boolean isAt(List<CauseTruth> causes, LoggedRequest line) {
        return causes.stream().allMatch(cause -> cause.values().contains(switch (cause.dimension()) {
            case TARGET -> line.line().target();
            case ROUTE -> line.route().method() + " " + line.route().path();
            case CLIENT -> line.line().clientIp();
            case HOST -> RequestParts.of(line.line().request()).url().replaceFirst("^[a-z]+://([^:/]+).*", "$1");
            case NODE -> String.valueOf(line.line().ipAddress());
        }));
    }

    private static double median(List<LoggedRequest> lines) {
        List<Double> sorted = lines.stream().map(LoggedRequest::latencyMs).filter(Objects::nonNull).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static boolean isInDay(Instant time) {
        return time.toString().startsWith(DAY.toString());
    }
}
