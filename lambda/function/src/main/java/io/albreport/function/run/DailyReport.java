package io.albreport.function.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import io.albreport.function.announcing.Announcer;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.CodeVersion;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.environment.TimeLimit;
import io.albreport.function.health.DeliveredLogs;
import io.albreport.function.mail.Mail;
import io.albreport.function.order.RunRequest;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.query.AthenaQuery;
import io.albreport.function.query.AthenaRows;
import io.albreport.function.query.QueryBreaker;
import io.albreport.function.run.Publishing.Found;
import io.albreport.function.run.Publishing.Standing;
import io.albreport.function.s3.StoredFile;
import io.albreport.function.store.Edition;
import io.albreport.function.store.KeptDays;
import io.albreport.function.store.Manifest;
import io.albreport.function.store.ReportFiles;
import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.history.Past;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;
import io.albreport.report.statement.AthenaStatement;

/**
 * Makes a day's report, or that of another time that an operator chose: asks, renders, stores, mails, in that order, and
 * only what is missing.
 */
public final class DailyReport {
    private static final Logger LOG = LoggerFactory.getLogger(DailyReport.class);

    /** Days before a report's, of which one at least has traffic where there is any. */
    private static final int DAYS_OF_SILENCE = 6;

    private final ReportEnvironment environment;
    private final AwsClients clients;
    private final DeliveredLogs logs;
    private final AthenaQuery athena;
    private final QueryBreaker breaker;
    private final ReportFiles store;
    private final Announcer announcer;
    private final Publishing publishing;
    private final Clock clock;
    private final Rendering rendering;

    public DailyReport(ReportEnvironment environment, AwsClients clients, Clock clock, Duration pollEvery) {
        this(environment, clients, clock, pollEvery,
                report -> Renderer.render(report, EnumSet.allOf(ReportFormat.class)));
    }

    /** With another way to make the files; a PDF takes longer than all else that a run does itself. */
    public DailyReport(ReportEnvironment environment, AwsClients clients, Clock clock, Duration pollEvery,
            Rendering rendering) {
        this.environment = environment;
        this.clients = clients;
        this.logs = new DeliveredLogs(environment, clients);
        this.athena = new AthenaQuery(clients.athena(), environment.workgroup(), environment.database(), pollEvery);
        this.breaker = new QueryBreaker(clock);
        this.store = new ReportFiles(clients.s3(), environment.reportsBucket());
        this.announcer = new Announcer(environment, clients, store.documents(), clock);
        this.publishing = new Publishing(store, announcer, clock);
        this.clock = clock;
        this.rendering = rendering;
    }

    /** Makes a report's files, in every format. */
    @FunctionalInterface
    public interface Rendering {
        Map<ReportFormat, byte[]> files(Report report);
    }

    /** One run: what it is asked, until when it has to be done, and who is told what it measured. */
    private record Run(RunRequest request, Instant deadline, RunMetrics metrics) {
        Edition edition() {
            return Edition.of(request.period());
        }
    }

    /** @param learnt of paths, for the days to come */
    private record Asked(Report report, List<ApiRoutes> learnt) {}

    /** A report in four formats. */
    private record Made(Asked asked, Map<ReportFormat, byte[]> files) {
        Report report() {
            return asked.report();
        }
    }

    /**
     * Does what is asked; for a period that has its report, only what is missing, unless it is to be replaced.
     *
     * @param deadline Lambda ends the run then
     * @param metrics told of all that was measured, also when the run fails
     * @throws RuntimeException when there is no report, or nobody was told of it for all that is known
     */
    public RunOutcome run(RunRequest request, Instant deadline, RunMetrics metrics) {
        Run run = new Run(request, deadline, metrics);
        if (!request.kind().stores()) {
            rehearse(run);
            return RunOutcome.dryRun(run.edition().name());
        }
        return publishing.told(run.edition(), standing(run), request.kind(), deadline, metrics);
    }

    private void rehearse(Run run) {
        Report report = make(run).report();
        LOG.info("Rehearsed the {}: {}", run.edition(), report.verdict().text());
        if (run.request().kind() == Kind.REHEARSAL) {
            run.metrics().reviewsBegin();
            boolean isNew = isNew(run.request().day());
            if (isNew) {
                LOG.info("No report was due before this deployment");
                run.metrics().newInstallation();
            }
            if (report.dataQuality().linesRead() == 0) {
                requireLogs(run.request().day(), isNew);
            }
        }
    }

    /**
     * Fails a deployment that finds no log of a whole week: one whose settings name another place than before would be
     * green, and its reports empty. A day without traffic has logs around it. Where the installation is new, load
     * balancers may be told to log only after it.
     */
    private void requireLogs(LocalDate day, boolean isNew) {
        LocalDate since = environment.logged().since();
        if (since.isAfter(day)) {
            return;
        }
        LocalDate first = since.isAfter(day.minusDays(DAYS_OF_SILENCE)) ? since : day.minusDays(DAYS_OF_SILENCE);
        logs.missing(first, day.plusDays(1)).ifPresent(missing -> {
            if (!isNew) {
                throw new ReportFailedException(
                        "%s: correct existingBucket, prefix, accounts or regions of 'logs', or set its 'since' to the day of the first log"
                                .formatted(missing));
            }
            LOG.warn("{}: turn on access logs of a load balancer", missing);
        });
    }

    /**
     * Whether this installation was new, or gone for a time: neither the day nor the one before has its report. A day
     * that only failed has one before it, and stays missed.
     */
    private boolean isNew(LocalDate day) {
        return Stream.of(day, day.minusDays(1)).map(Edition::of).map(store::find).allMatch(Optional::isEmpty);
    }

    /** A day's last try that fails leaves word to the readers; before, nobody need know. */
    private Standing standing(Run run) {
        try {
            return findOrMake(run);
        } catch (RuntimeException | Error e) {
            tellLate(run.request(), e, run.deadline());
            throw e;
        }
    }

    /**
     * Tells the readers that the day's last try made no report; does nothing for another.
     *
     * @param deadline Lambda ends the run then
     */
    public void tellLate(RunRequest request, Throwable reason, Instant deadline) {
        if (request.kind() == Kind.CATCH_UP
                && TimeLimit.last(() -> announcer.late(request.day(), reason, deadline))) {
            LOG.warn("Mailed that the report of {} is late", request.day());
        }
    }

    private Standing findOrMake(Run run) {
        RunRequest request = run.request();
        Edition edition = run.edition();
        Found found = publishing.find(edition, request.kind() == Kind.REPLACEMENT);
        if (found.whole().isPresent()) {
            return publishing.alreadyThere(edition, found.whole().get(), run.metrics());
        }
        run.metrics().attempting();
        Made made = make(run);
        refuseEmpty(request, made.report());
        return publishing.store(edition, found, run.metrics(), () -> put(run, made));
    }

    private static void refuseEmpty(RunRequest request, Report report) {
        if (!request.mayBeEmpty() && report.dataQuality().linesRead() == 0) {
            throw new ReportFailedException(
                    "not one line of the logs of %s was read, and an empty report is made by the first region's schedule only: look whether the logs are there"
                            .formatted(Edition.of(request.period()).name()));
        }
    }

    private Made make(Run run) {
        Asked asked = ask(run);
        Report report = asked.report();
        Map<ReportFormat, byte[]> files = rendering.files(report);
        LOG.info("Made the {}: {}", run.edition(), report.verdict().text());
        run.metrics().rendered(report, Objects.requireNonNull(files.get(ReportFormat.PDF)).length);
        return new Made(asked, files);
    }

    /** The days before come first: the statement tells paths as they have learnt. */
    private Asked ask(Run run) {
        Period period = run.request().period();
        Past before = new KeptDays(clients.s3(), environment.reportsBucket()).before(run.request().day(),
                environment.settings());
        String statement = AthenaStatement.of(period, environment.settings(), before.learnt());
        AthenaQuery.Finished query = breaker.ask(() -> athena.run(statement, patience(run.deadline())));
        run.metrics().queried(query);
        LOG.info("Athena query {} scanned {} bytes in {} ms", query.id(), query.bytesScanned(),
                query.duration().toMillis());
        ReportAssembler assembler = new ReportAssembler(period, environment.settings(), before.learnt());
        new AthenaRows(clients.s3()).read(query.output(), assembler::add);
        Report report = assembler.assemble(reading(run.request(), query, assembler));
        return new Asked(run.request().isOfDay() ? before.onto(report, environment.settings()) : report,
                assembler.learnt());
    }

    private Duration patience(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline).minus(TimeLimit.RESERVE);
        return left.compareTo(environment.queryTimeout()) < 0 ? left : environment.queryTimeout();
    }

    /**
     * Where the lines lay; compared with the day before where that has a report which says where its lines lay. No report
     * fails for want of the comparison.
     */
    private Delivery sinceDayBefore(LocalDate day, Delivery delivery) {
        try {
            return store.find(Edition.of(day.minusDays(1))).map(Manifest::of).map(Manifest::delivery)
                    .map(delivery::since)
                    .orElse(delivery);
        } catch (ReportFailedException | SdkException e) {
            LOG.warn("The day before {} is not compared with", day, e);
            return delivery;
        }
    }

    /** Files are counted by the lines they gave; which others lie beside them Athena does not tell. */
    private Reading reading(RunRequest request, AthenaQuery.Finished query, ReportAssembler assembler) {
        Delivery delivery = request.isOfDay()
                ? sinceDayBefore(request.day(), assembler.delivery())
                : assembler.delivery();
        return new Reading(null, null, List.of(), query.bytesScanned(), 0, assembler.malformedExamples(),
                delivery, query.engine(), query.id(), CodeVersion.TEXT + " in " + environment.region().id());
    }

    private Manifest put(Run run, Made made) {
        String region = environment.region().id();
        List<StoredFile> stored = new ArrayList<>(store.put(run.edition(), made.files()));
        if (run.request().isOfDay()) {
            stored.add(store.putSummary(run.request().day(),
                    Summary.of(made.report(), made.asked().learnt()).toJson()));
        }
        return Manifest.of(run.edition(), clock.instant(), region, made.report().dataQuality(), List.copyOf(stored),
                Mail.on(made.report(), region));
    }
}
