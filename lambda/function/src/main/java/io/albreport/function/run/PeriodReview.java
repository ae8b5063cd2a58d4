package io.albreport.function.run;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.albreport.function.announcing.Announcer;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.CodeVersion;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.mail.ReviewMail;
import io.albreport.function.order.ReviewRequest;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.run.Publishing.Found;
import io.albreport.function.s3.StoredFile;
import io.albreport.function.store.Edition;
import io.albreport.function.store.KeptDays;
import io.albreport.function.store.Manifest;
import io.albreport.function.store.ReportFiles;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.past.History;
import io.albreport.report.model.review.Review;
import io.albreport.report.rendering.Renderer;
import io.albreport.report.review.Reviewer;

/**
 * Makes one review from the summaries of its days: reads, renders, stores, mails, in that order, and only what is missing.
 * No query is asked.
 */
public final class PeriodReview {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodReview.class);

    private final ReportEnvironment environment;
    private final KeptDays days;
    private final ReportFiles store;
    private final Publishing publishing;
    private final Clock clock;

    public PeriodReview(ReportEnvironment environment, AwsClients clients, Clock clock) {
        this.environment = environment;
        this.days = new KeptDays(clients.s3(), environment.reportsBucket());
        this.store = new ReportFiles(clients.s3(), environment.reportsBucket());
        this.publishing = new Publishing(store, new Announcer(environment, clients, store.documents(), clock), clock);
        this.clock = clock;
    }

    /**
     * Does what is asked; for a period that has its review, only what is missing, unless it is to be replaced.
     *
     * @param deadline Lambda ends the run then
     * @throws RuntimeException when there is no review, or nobody was told of it for all that is known
     */
    public RunOutcome run(ReviewRequest request, Instant deadline, ReviewMetrics metrics) {
        Edition edition = Edition.of(request.period());
        if (request.kind() == Kind.DRY_RUN) {
            make(request).ifPresent(review -> LOG.info("Rehearsed the {}: {}", edition, review.text()));
            return RunOutcome.dryRun(edition.name());
        }
        Found found = publishing.find(edition, request.kind() == Kind.REPLACEMENT);
        if (found.whole().isPresent()) {
            return publishing.told(edition, publishing.alreadyThere(edition, found.whole().get(), metrics),
                    request.kind(), deadline, metrics);
        }
        Optional<Review> made = make(request);
        if (made.isEmpty()) {
            LOG.info("There is no {}: none of its days has a report", edition);
            metrics.present();
            return RunOutcome.nothing(edition.name());
        }
        if (isTooEarly(request, made.get())) {
            LOG.warn("The {} waits for the report of {}", edition, request.period().last());
            return RunOutcome.waiting(edition.name());
        }
        return publishing.told(edition, publishing.store(edition, found, metrics, () -> put(edition, made.get())),
                request.kind(), deadline, metrics);
    }

    /** The first try leaves the last day's report some more time; the second makes of the days what there is. */
    private static boolean isTooEarly(ReviewRequest request, Review review) {
        return request.kind() == Kind.SCHEDULED && review.known().missing().contains(request.period().last());
    }

    /**
     * Empty where no day has a summary.
     *
     * @throws ReportFailedException when a day has one that could not be read: a later try will have it, and a review that
     *         is made without it stays
     */
    private Optional<Review> make(ReviewRequest request) {
        Reviewer reviewer = new Reviewer(request.period(), environment.settings());
        Set<LocalDate> unread = days.readInto(reviewer.reader());
        if (!unread.isEmpty()) {
            throw new ReportFailedException(
                    "the review of %s needs the summary of %s, which S3 did not give: the next try asks again"
                            .formatted(request.period().name(), Collections.min(unread)));
        }
        Optional<Review> review = reviewer.review("%s in %s".formatted(CodeVersion.TEXT, environment.region().id()));
        if (review.isEmpty()) {
            refuseUnusable(request, reviewer.unusable());
        }
        return review;
    }

    /** Nothing to review is no failure of a schedule, but of whoever chose the period; summaries of no use are one of both. */
    private static void refuseUnusable(ReviewRequest request, Optional<History.LeftOut> leftOut) {
        if (leftOut.isPresent() || !request.kind().isScheduled()) {
            throw new ReportFailedException(
                    "no day of %s has a summary that can be used%s: make their reports first".formatted(
                            request.period().name(),
                            leftOut.map(day -> " (%s: %s)".formatted(day.date(), day.reason())).orElse("")));
        }
    }

    private Manifest put(Edition edition, Review review) {
        String region = environment.region().id();
        List<StoredFile> stored = store.put(edition, Renderer.render(review, EnumSet.allOf(ReportFormat.class)));
        return Manifest.of(edition, clock.instant(), region, review, stored, ReviewMail.on(review, region));
    }
}
