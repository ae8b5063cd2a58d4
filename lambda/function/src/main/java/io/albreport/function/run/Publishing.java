package io.albreport.function.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.albreport.function.announcing.Announcer;
import io.albreport.function.announcing.Announcer.Told;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.s3.Documents.Document;
import io.albreport.function.store.Edition;
import io.albreport.function.store.Manifest;
import io.albreport.function.store.ReportFiles;

/** Makes what is not there yet, stores it whole, and has it told, each once, however many runs there are. */
record Publishing(ReportFiles store, Announcer announcer, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    /** What was made, and is not stored yet. */
    @FunctionalInterface
    interface Draft {
        /** Puts its files, and says in a manifest which these are. */
        Manifest put();
    }

    /** The manifest that stands, whoever wrote it. */
    record Standing(Manifest manifest, boolean isOurs) {}

    /**
     * What is there before.
     *
     * @param manifest as it lies there
     * @param whole the same, if all that it names is there, and counts
     */
    record Found(Optional<Document> manifest, Optional<Manifest> whole) {}

    /** @param replaces whether what is there does not count: it may be damaged, and is not read */
    Found find(Edition edition, boolean replaces) {
        Optional<Document> manifest = store.find(edition);
        return new Found(manifest, replaces ? Optional.empty() : manifest.map(Manifest::of).flatMap(store::whole));
    }

    /** Stores it in the place of what was found, unless another run did so since. */
    Standing store(Edition edition, Found found, PublishingMeasures measures, Draft draft) {
        Instant start = clock.instant();
        Manifest manifest;
        boolean won;
        try {
            manifest = draft.put();
            won = store.complete(edition, manifest, found.manifest().map(Document::eTag));
        } catch (RuntimeException e) {
            measures.uploadFailed();
            throw e;
        }
        measures.uploaded(Duration.between(start, clock.instant()));
        if (!won) {
            return alreadyThere(edition, store.find(edition).map(Manifest::of).orElse(manifest), measures);
        }
        measures.delivered(clock.instant());
        LOG.info("Stored the {}", edition);
        return new Standing(manifest, true);
    }

    Standing alreadyThere(Edition edition, Manifest manifest, PublishingMeasures measures) {
        LOG.info("The {} is there already, made in {}; 'replace' makes it again", edition, manifest.region());
        measures.alreadyThere();
        return new Standing(manifest, false);
    }

    /**
     * Has it told, unless it was; whoever had it replaced has readers who know of it.
     *
     * @param kind of the run: after the last try nobody comes to see if another that claims to mail is alive
     * @param deadline Lambda ends the run then
     * @throws ReportFailedException when it was the last, and another run claims to mail
     */
    RunOutcome told(Edition edition, Standing standing, Kind kind, Instant deadline, PublishingMeasures measures) {
        if (kind != Kind.REPLACEMENT) {
            announce(edition, standing.manifest(), kind == Kind.CATCH_UP, deadline, measures);
        }
        return standing.isOurs()
                ? RunOutcome.stored(edition.name(), standing.manifest().files())
                : RunOutcome.alreadyThere(edition.name());
    }

    private void announce(Edition edition, Manifest manifest, boolean isLastTry, Instant deadline,
            PublishingMeasures measures) {
        Told told = announcer.tell(edition, manifest, deadline);
        measures.mailed(told);
        LOG.info("The mail on the {}: {}", edition, told);
        if (told == Told.CLAIMED && isLastTry) {
            throw new ReportFailedException(
                    "the %s is there, but another run claims to mail it and has not confirmed: see %s"
                            .formatted(edition, edition.claimKey()));
        }
    }
}
