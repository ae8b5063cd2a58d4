package io.albreport.function.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.aws.MemoryS3;
import io.albreport.function.Printed;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.s3.StoredFile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * F7: whatever two or three runs do to each other, and wherever they die. Red, it says which interleaving it was; with
 * {@code -Dexplorer.seed} and {@code -Dexplorer.interleavings} it looks at others.
 */
@Execution(ExecutionMode.CONCURRENT)
class ExplorerTest {
    private static final long SEED = Long.getLong("explorer.seed", 20_260_117);
    private static final int INTERLEAVINGS = Integer.getInteger("explorer.interleavings", 300);
    private static final String FOLDER = "/reports/reports/date=%s/".formatted(SteppedAws.DAY);
    private static final JsonMapper JSON = new JsonMapper();

    @AutoClose
    private final SteppedAws aws = new SteppedAws();

    ExplorerTest() throws IOException {}

    @Test
    @DisplayName("F7, Q5: runs interleaved in any way, dying anywhere, leave one report, told of as often as it must be")
    void any_interleaving() {
        Map<Kind, Integer> explored = new EnumMap<>(Kind.class);
        long deaths = 0;
        for (long seed = SEED; seed < SEED + INTERLEAVINGS; seed++) {
            aws.clear();
            Interleaving interleaving = new Interleaving(seed, aws, this::assertEndsAsItMay);
            try (Printed _ = new Printed()) {
                interleaving.run();
                assertHolds(interleaving.runs());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed %d:%n%s%n%s".formatted(seed, interleaving.story(), e.getMessage()), e);
            }
            interleaving.runs().forEach(run -> explored.merge(run.kind, 1, Integer::sum));
            deaths += interleaving.runs().stream().filter(SteppedRun::isDead).count();
        }
        System.out.printf("Explored %d interleavings from seed %d on, of these runs, of which %d died: %s%n",
                INTERLEAVINGS, SEED, deaths, explored);
    }

    private void assertHolds(List<SteppedRun> runs) {
        assertOneReport(runs);
        assertNothingIsWrittenOver(claims(), runs);
        assertTold(runs);
        SteppedRun afterAll = runs.getLast();
        assertThat(afterAll.mails()).as("mails when all is done").isZero();
        assertThat(afterAll.written).as("writes when all is done").isEmpty();
    }

    /** Nothing but its death, another's claim on the day's last try, and Lambda's end keep a run from ending well. */
    private void assertEndsAsItMay(SteppedRun run) {
        if (run.isDead()) {
            return;
        }
        run.failure().ifPresent(failure -> assertThat(failure).as(run.name).isInstanceOf(ReportFailedException.class)
                .satisfiesAnyOf(
                        e -> assertThat(e).hasMessageContaining("another run claims to mail it")
                                .matches(_ -> run.kind == Kind.CATCH_UP),
                        e -> assertThat(e).hasMessageContaining("too little time is left")));
        assertThat(run.mails()).as("mails asked for by " + run.name)
                .isLessThanOrEqualTo(run.kind == Kind.REPLACEMENT ? 0 : 1);
        if (run.kind == Kind.CATCH_UP && run.outcome().isPresent() && !run.isHurt()) {
            assertThat(state(claims().getLast())).as("state of the mail when " + run.name + " is content")
                    .isEqualTo("confirmed");
        }
    }

    /** One run's files, in the versions that it wrote; only a replacement writes over a manifest. */
    private void assertOneReport(List<SteppedRun> runs) {
        List<MemoryS3.Version> manifests = aws.s3.versions(FOLDER + "manifest.json");
        assertThat(manifests).isNotEmpty();
        assertThat(manifests.stream().skip(1)).as("manifests written over another").allMatch(
                manifest -> runs.stream().anyMatch(run -> run.kind == Kind.REPLACEMENT && wrote(run, manifest)));
        assertNothingIsWrittenOver(manifests, runs);
        SteppedRun maker = runs.stream().filter(run -> wrote(run, manifests.getLast())).findFirst().orElseThrow();
        JsonNode files = json(manifests.getLast()).path("files");
        assertThat(files).hasSize(5);
        assertThat(files).as("files of the manifest").allSatisfy(file -> assertIsThere(file, maker));
    }

    /** By a run that did not know it. */
    private static void assertNothingIsWrittenOver(List<MemoryS3.Version> versions, List<SteppedRun> runs) {
        for (int i = 1; i < versions.size(); i++) {
            String before = versions.get(i - 1).id();
            MemoryS3.Version after = versions.get(i);
            assertThat(runs).filteredOn(run -> wrote(run, after)).as("who wrote over " + before)
                    .singleElement().matches(run -> run.known.contains(before), "had seen it");
        }
    }

    private void assertIsThere(JsonNode file, SteppedRun maker) {
        Optional<MemoryS3.Version> found = aws.s3.versions("/reports/" + file.path("key").textValue()).stream()
                .filter(version -> version.id().equals(file.path("versionId").textValue())).findFirst();
        assertThat(found).hasValueSatisfying(version -> {
            assertThat(StoredFile.sha256(version.content().asByteArrayUnsafe()))
                    .isEqualTo(file.path("sha256").textValue());
            assertThat(maker.written).contains(version.id());
        });
    }

    /** Told of once; once more for each mail that could not be noted, for what happened to the run that sent it. */
    private void assertTold(List<SteppedRun> runs) {
        List<MemoryS3.Version> claims = claims();
        int mails = 0;
        int unnoted = 0;
        int noted = 0;
        for (SteppedRun run : runs) {
            boolean hasNoted = false;
            for (MemoryS3.Version claim : claims) {
                hasNoted |= wrote(run, claim) && state(claim).equals("confirmed");
            }
            mails += run.mails();
            noted += hasNoted ? 1 : 0;
            unnoted += run.mails() > 0 && !hasNoted && run.isHurt() ? 1 : 0;
        }
        assertThat(mails).as("mails").isBetween(1, 1 + unnoted);
        assertThat(noted).as("mails that were noted").isEqualTo(1);
        assertThat(state(claims.getLast())).isEqualTo("confirmed");
    }

    private List<MemoryS3.Version> claims() {
        return aws.s3.versions(FOLDER + "notified.json");
    }

    private static String state(MemoryS3.Version claim) {
        return json(claim).path("state").textValue();
    }

    private static JsonNode json(MemoryS3.Version version) {
        try {
            return JSON.readTree(version.content().asByteArrayUnsafe());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean wrote(SteppedRun run, MemoryS3.Version version) {
        return run.written.contains(version.id());
    }
}
