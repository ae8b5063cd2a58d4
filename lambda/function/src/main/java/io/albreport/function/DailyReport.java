package io.albreport.function;

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
import software.amazon.awssdk.core.exception.SdkException;

import io.albreport.report.LogScope;
import io.albreport.report.Period;
import io.albreport.report.Reading;
import io.albreport.report.Renderer;
import io.albreport.report.Report;
import io.albreport.report.ReportAssembler;
import io.albreport.report.ReportFormat;
import io.albreport.report.Statement;
import io.albreport.report.Summary;

/** Makes one day's report: asks, renders, stores, mails, in that order. */
final class DailyReport {
    private static final Logger LOG = LoggerFactory.getLogger(DailyReport.class);

    private final ReportEnvironment environment;
    private final Clients clients;
    private final AthenaQuery athena;
    private final ReportStore store;
    private final Clock clock;

    DailyReport(ReportEnvironment environment, Clients clients, AthenaQuery athena, Clock clock) {
        this.environment = environment;
        this.clients = clients;
        this.athena = athena;
        this.store = new ReportStore(clients.s3(), environment.reportsBucket());
        this.clock = clock;
    }

    /**
     * Does what is asked; for a day that has its report, nothing, unless it is to be replaced.
     *
     * @param metrics told of all that was measured, also when the run fails
     */
    RunOutcome run(RunRequest request, RunMetrics metrics) {
        boolean stores = request.kind() != RunRequest.Kind.DRY_RUN;
        Optional<String> manifest = stores ? store.manifestTag(request.day()) : Optional.empty();
        if (manifest.isPresent() && !request.replace()) {
            return alreadyThere(request, metrics);
        }
        Report report = ask(request, metrics);
        Map<ReportFormat, byte[]> files = Renderer.render(report, EnumSet.allOf(ReportFormat.class));
        metrics.rendered(report, Objects.requireNonNull(files.get(ReportFormat.PDF)).length);
        if (!stores) {
            LOG.info("Rehearsed the report of {}: {}", request.day(), report.verdict().text());
            return RunOutcome.dryRun(request.day());
        }
        return deliver(request, report, files, manifest, metrics);
    }

    private Report ask(RunRequest request, RunMetrics metrics) {
        Period period = Period.ofDay(request.day());
        AthenaQuery.Finished query = athena
                .run(Statement.of(period, environment.settings(), LogScope.of(request.day())));
        metrics.queried(query);
        LOG.info("Athena query {} scanned {} bytes in {} ms", query.id(), query.bytesScanned(),
                query.duration().toMillis());
        ReportAssembler assembler = new ReportAssembler(period, environment.settings());
        new AthenaRows(clients.s3()).read(query.output(), assembler::add);
        return assembler.assemble(reading(query, assembler));
    }

    /** Files are counted by the lines they gave; which others lie beside them Athena does not tell. */
    private static Reading reading(AthenaQuery.Finished query, ReportAssembler assembler) {
        return new Reading(null, 0, List.of(), query.bytesScanned(), 0, assembler.malformedExamples(), query.engine(),
                query.id(), Version.TEXT);
    }

    private RunOutcome deliver(RunRequest request, Report report, Map<ReportFormat, byte[]> files,
            Optional<String> replaced, RunMetrics metrics) {
        Instant start = clock.instant();
        List<StoredFile> stored = store.put(request.day(), files, Summary.of(report).toJson());
        Manifest manifest = Manifest.of(request.day(), start, environment.region().id(), report.dataQuality(), stored);
        boolean won = store.putManifest(request.day(), manifest.toJson(), replaced);
        metrics.uploaded(Duration.between(start, clock.instant()));
        if (!won) {
            return alreadyThere(request, metrics);
        }
        metrics.delivered(clock.instant());
        LOG.info("Stored the report of {}: {}", request.day(), report.verdict().text());
        if (!request.replace()) {
            mail(report, stored);
        }
        return RunOutcome.stored(request.day(), stored);
    }

    private void mail(Report report, List<StoredFile> stored) {
        String html = ReportStore.key(report.period().day(), ReportFormat.HTML);
        StoredFile file = stored.stream().filter(each -> each.key().equals(html)).findFirst().orElseThrow();
        try {
            DownloadLink link = DownloadLink.to(file, environment, clients.presigner(),
                    clients.s3().serviceClientConfiguration().credentialsProvider());
            Mail.on(report, link, environment.region().id()).send(clients.sns(), environment.topic());
        } catch (SdkException e) {
            throw new ReportFailedException("the report of %s is stored, but could not be mailed through %s: %s"
                    .formatted(report.period().day(), environment.topic(), e.getMessage()), e);
        }
    }

    private static RunOutcome alreadyThere(RunRequest request, RunMetrics metrics) {
        LOG.info("The report of {} is there already, made by another run; 'replace' makes it again", request.day());
        metrics.alreadyThere();
        return RunOutcome.alreadyThere(request.day());
    }
}
