package io.albreport.function.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.function.environment.TimeLimit;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.Past;

/** The summaries in the bucket of reports, as history. No day's report fails for want of it. */
public record KeptDays(S3Client s3, String bucket) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDays.class);

    /** Summaries that are in memory as a whole: one of 1,000 APIs takes some 30 MB while it is read. */
    private static final int AT_ONCE = 4;

    /** Where S3 is slow, the report is made with the days that were read by then: it is what the time is for. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The days before one, as far as they are there and can be read; the others are named. */
    public Past before(LocalDate day, ReportConfig config) {
        HistoryReader reader = new HistoryReader(day, config);
        try {
            readInto(reader);
        } catch (SdkException e) {
            LOG.warn("The days before {} are not compared with", day, e);
            reader.unreadable(day.minusDays(1), e);
        }
        return reader.past();
    }

    /**
     * All that the reader wants.
     *
     * @return days that are there, and that S3 did not give; the reader was told
     * @throws SdkException when S3 does not say which are there
     */
    public Set<LocalDate> readInto(HistoryReader reader) {
        Set<LocalDate> failed = ConcurrentHashMap.newKeySet();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            there(reader.first()).stream().filter(reader::wants).forEach(date -> threads.execute(
                    TimeLimit.carried(() -> read(date, reader, end, failed))));
        }
        return failed;
    }

    private List<LocalDate> there(LocalDate first) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(ReportFiles.SUMMARIES)
                .startAfter(ReportFiles.SUMMARIES + first))
                .contents().stream().map(S3Object::key).flatMap(key -> date(key).stream()).toList();
    }

    private static Optional<LocalDate> date(String key) {
        try {
            LocalDate date = LocalDate.parse(
                    key.substring(ReportFiles.SUMMARIES.length(), key.indexOf('/', ReportFiles.SUMMARIES.length())));
            return key.equals(ReportFiles.summaryKey(date)) ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException | StringIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private void read(LocalDate date, HistoryReader reader, long end, Set<LocalDate> failed) {
        if (System.nanoTime() - end > 0) {
            failed.add(date);
            reader.unreadable(date, new IOException("the others took %d s".formatted(PATIENCE.toSeconds())));
            return;
        }
        try (ResponseInputStream<GetObjectResponse> json = s3
                .getObject(get -> get.bucket(bucket).key(ReportFiles.summaryKey(date)))) {
            reader.add(date, json);
        } catch (SdkException | IOException e) {
            LOG.warn("The summary of {} cannot be read", date, e);
            failed.add(date);
            reader.unreadable(date, e);
        }
    }
}
