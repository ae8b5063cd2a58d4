package io.albreport.reference;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.generator.truth.Truth.CauseTruth;
import io.albreport.local.generator.truth.Truth.IncidentTruth;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals.StatusCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds the incidents that a report tells of against those that the generator planted. */
public final class FoundIncidents {
    /** Of a slot: an incident may end where noise fails once more, or begin with a request too few to tell. */
    private static final int MINUTES = 10;

    /** Of one route, slowness is found by the hour. */
    private static final int MINUTES_OF_SLOWNESS = 60;

    /** A cause with a larger share of the requests need not be told. */
    private static final double MOST_OF_FAILED = 0.6;
    private static final double MOST_OF_SLOW = 0.4;

    /** Of the failed, relatively, and 2 at least. */
    private static final double NOISE = 0.03;

    private FoundIncidents() {}

    /** Each that was planted is told of once, when it was, of how many, and with which status; and no other is. */
    public static void assertSame(Report report, Truth truth) {
        List<IncidentTruth> planted = truth.incidents().stream()
                .sorted(Comparator.comparing(IncidentTruth::api).thenComparing(IncidentTruth::start)).toList();
        List<Incident> found = report.incidents().stream()
                .sorted(Comparator.comparing(Incident::api).thenComparing(Incident::start)).toList();
        assertThat(found).as("found").extracting(incident -> incident.api() + ": " + incident.kind().name())
                .containsExactlyElementsOf(planted.stream().map(one -> one.api() + ": " + one.kind().name()).toList());
        for (int i = 0; i < planted.size(); i++) {
            assertSame(found.get(i), planted.get(i));
        }
    }

    private static void assertSame(Incident found, IncidentTruth planted) {
        String both = "%s%nof %s".formatted(found, planted);
        int minutes = planted.kind() == Kind.LATENCY ? MINUTES_OF_SLOWNESS : MINUTES;
        assertThat(found.start()).as(both).isCloseTo(planted.start(), within(minutes, ChronoUnit.MINUTES));
        assertThat(found.end()).as(both).isCloseTo(planted.end(), within(minutes, ChronoUnit.MINUTES));
        assertThat(found.causes()).as(both).extracting(cause -> cause.dimension().name() + cause.values())
                .containsAll(planted.causes().stream().filter(cause -> isFarAbove(cause, planted))
                        .map(cause -> cause.dimension().name() + cause.values()).toList());
        if (planted.kind() != Kind.LATENCY) {
            assertSameFailures(found, planted, both);
        }
    }

    /** A cause is told where it holds far more of the failures than of the requests; of slow answers some are others'. */
    private static boolean isFarAbove(CauseTruth cause, IncidentTruth planted) {
        double most = planted.kind() == Kind.LATENCY ? MOST_OF_SLOW : MOST_OF_FAILED;
        return cause.requests() <= most * planted.requests();
    }

    private static void assertSameFailures(Incident found, IncidentTruth planted, String both) {
        assertThat(found.failed()).as(both).isCloseTo(planted.failed(), within(noise(planted.failed())));
        assertThat(found.requests()).as(both).isGreaterThanOrEqualTo(found.failed());
        assertThat(found.status()).as(both).allSatisfy(
                status -> assertThat(status.requests()).isCloseTo(count(planted.status(), status),
                        within(noise(planted.failed()))));
        assertThat(found.status().stream().mapToLong(StatusCode::requests).sum()).as(both).isEqualTo(found.failed());
    }

    private static long noise(long failed) {
        return Math.max(2, Math.round(NOISE * failed));
    }

    private static long count(List<StatusCode> statuses, StatusCode wanted) {
        return statuses.stream().filter(status -> status.equals(
                new StatusCode(wanted.code(), wanted.madeBy(), wanted.reason(), status.requests())))
                .mapToLong(StatusCode::requests).sum();
    }
}
