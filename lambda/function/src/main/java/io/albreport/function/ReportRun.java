package io.albreport.function;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.athena.model.QueryExecution;

import io.albreport.function.AthenaQuery.Patience;
import io.albreport.function.Manifest.StoredFile;
import io.albreport.function.Outcome.Made;
import io.albreport.function.Outcome.Result;
import io.albreport.function.ReportStore.Found;
import io.albreport.function.RunRequest.Kind;
import io.albreport.report.DataQuality;
import io.albreport.report.LogScope;
import io.albreport.report.Period;
import io.albreport.report.Reading;
import io.albreport.report.Renderer;
import io.albreport.report.Report;
import io.albreport.report.ReportAssembler;
import io.albreport.report.ReportFormat;
import io.albreport.report.Statement;
import io.albreport.report.Summary;

/** From a day to its report: query, read, render, store, tell. */
final class ReportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRun.class);

    private final ReportEnvironment environment;
    private final Clients clients;
    private final Clock clock;
    private final AthenaQuery query;
    private final AthenaRows rows;
    private final ReportStore store;

    ReportRun(ReportEnvironment environment, Clients clients, Clock clock, Patience patience) {
        this.environment = environment;
        this.clients = clients;
        this.clock = clock;
        this.query = new AthenaQuery(clients.athena(), environment, patience);
        this.rows = new AthenaRows(clients.s3());
        this.store = new ReportStore(clients.s3(), environment.reportsBucket());
    }

    private record Answer(QueryExecution execution, Report report) {}

    /**
     * Makes the report, unless the day has one and none is to replace it.
     *
     * @throws QueryFailedException when Athena gives no answer; whatever else S3 and SNS refuse is thrown as it comes
     */
    Outcome run(RunRequest request) throws IOException {
        Instant started = clock.instant();
        Optional<Found> found = request.kind() == Kind.REHEARSAL ? Optional.empty() : store.find(request.day());
        if (found.isPresent() && request.kind() != Kind.REPLACEMENT) {
            LOG.info("the report of {} is there already, made in {}", request.day(), found.get().manifest().region());
            return Outcome.ALREADY_THERE;
        }
        Answer answer = ask(Period.ofDay(request.day()));
        Map<ReportFormat, byte[]> files = Renderer.render(answer.report(), EnumSet.allOf(ReportFormat.class));
        Instant rendered = clock.instant();
        if (request.kind() != Kind.REHEARSAL && !deliver(request, answer, files, found)) {
            LOG.info("another run made the report of {} meanwhile", request.day());
            return Outcome.ALREADY_THERE;
        }
        Instant ended = clock.instant();
        return new Outcome(request.kind() == Kind.REHEARSAL ? Result.REHEARSED : Result.DELIVERED,
                Optional.of(new Made(answer.report().dataQuality(), answer.execution().statistics(),
                        Objects.requireNonNull(files.get(ReportFormat.PDF)).length, Duration.between(rendered, ended),
                        Duration.between(started, ended), Duration.between(answer.report().period().end(), ended))));
    }

    private Answer ask(Period period) throws IOException {
        QueryExecution execution = query.run(Statement.of(period, environment.config(), LogScope.of(period.day())));
        ReportAssembler assembler = new ReportAssembler(period, environment.config());
        rows.read(execution.resultConfiguration().outputLocation(), assembler::add);
        Report report = assembler.assemble(new Reading(null, 0, List.of(), execution.statistics().dataScannedInBytes(),
                0, assembler.malformedExamples(), execution.engineVersion().effectiveEngineVersion(),
                execution.queryExecutionId(), Version.TEXT));
        LOG.info("query {} scanned {} bytes: {} requests, {} malformed lines", execution.queryExecutionId(),
                execution.statistics().dataScannedInBytes(), report.dataQuality().requestsCounted(),
                report.dataQuality().malformedLines());
        return new Answer(execution, report);
    }

    private boolean deliver(RunRequest request, Answer answer, Map<ReportFormat, byte[]> files, Optional<Found> found) {
        List<StoredFile> stored = store.put(request.day(), files, Summary.of(answer.report()).toJson());
        if (!store.complete(manifest(answer, stored), found)) {
            return false;
        }
        if (request.kind() != Kind.REPLACEMENT) {
            tell(answer.report(), stored);
        }
        return true;
    }

    private Manifest manifest(Answer answer, List<StoredFile> stored) {
        DataQuality quality = answer.report().dataQuality();
        return new Manifest(Manifest.SCHEMA_VERSION, answer.report().period().day(), environment.region(),
                Version.TEXT, clock.instant(), answer.execution().queryExecutionId(), quality.linesRead(),
                quality.requestsCounted(), quality.outsidePeriod(), quality.malformedLines(), quality.bytesRead(),
                stored);
    }

    private void tell(Report report, List<StoredFile> stored) {
        String html = ReportStore.key(report.period().day(), ReportFormat.HTML);
        StoredFile page = stored.stream().filter(file -> file.key().equals(html)).findFirst().orElseThrow();
        ReportMail mail = ReportMail.of(report, ReportLink.to(page, environment, clients, clock), environment.region());
        clients.sns().publish(publish -> publish.topicArn(environment.reportTopic()).subject(mail.subject())
                .message(mail.text()));
    }
}
