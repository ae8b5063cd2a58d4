package io.albreport.function.store;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.mail.Mail;
import io.albreport.function.s3.Documents;
import io.albreport.function.s3.Documents.Document;
import io.albreport.function.s3.StoredFile;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.review.Review;

/**
 * Says that a report or a review is there, whole, and which versions of its files belong together. Written last.
 *
 * @param date of the report; of a review, its week or month
 * @param madeAt to the second
 * @param region that made it, not where it lies
 * @param files its own, then of a day the summary
 * @param delivery where the lines lay; null in a manifest that an earlier version wrote
 * @param mail the words on the report, so that whoever finds it unannounced need not make it again
 */
public record Manifest(int schemaVersion, String date, String madeAt, String region, String generator, String engine,
        @Nullable String queryId, long linesRead, long requestsCounted, long outsidePeriod, long malformedLines,
        long bytesScanned, @Nullable Delivery delivery, List<StoredFile> files, Mail mail) {

    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Manifest {
        Documents.require("date", date);
        Documents.require("region", region);
        Documents.require("files", files);
        Documents.require("mail", mail);
        for (StoredFile file : files) {
            Documents.require("files[]", file);
            Documents.require("files[].key", file.key());
            Documents.require("files[].sha256", file.sha256());
        }
        Documents.require("mail.subject", mail.subject());
        Documents.require("mail.text", mail.text());
    }

    public static Manifest of(Edition edition, Instant madeAt, String region, DataQuality quality,
            List<StoredFile> files, Mail mail) {
        return new Manifest(SCHEMA_VERSION, edition.name(), madeAt.truncatedTo(ChronoUnit.SECONDS).toString(), region,
                quality.generator(), quality.engine(), quality.queryId(), quality.linesRead(),
                quality.requestsCounted(), quality.outsidePeriod(), quality.malformedLines(), quality.bytesRead(),
                quality.delivery(), files, mail);
    }

    /** Of a review, which reads no line itself: the lines are those of its days. */
    public static Manifest of(Edition edition, Instant madeAt, String region, Review review, List<StoredFile> files,
            Mail mail) {
        return new Manifest(SCHEMA_VERSION, edition.name(), madeAt.truncatedTo(ChronoUnit.SECONDS).toString(), region,
                review.generator(), "summaries", null, 0, review.traffic().requests(), 0, 0, 0, null, files, mail);
    }

    /**
     * @throws ReportFailedException when it is no manifest
     */
    public static Manifest of(Document document) {
        try {
            return Documents.parse(document.content(), Manifest.class);
        } catch (IllegalArgumentException e) {
            throw new ReportFailedException("manifest.json cannot be read: " + e.getMessage()
                    + ": make it again with 'replace'", e);
        }
    }

    /** The same, of the same files in other versions. */
    Manifest with(List<StoredFile> versions) {
        return new Manifest(schemaVersion, date, madeAt, region, generator, engine, queryId, linesRead,
                requestsCounted, outsidePeriod, malformedLines, bytesScanned, delivery, versions, mail);
    }

    /** The file with this key. */
    public StoredFile file(String key) {
        return files.stream().filter(file -> file.key().equals(key)).findFirst()
                .orElseThrow(() -> new ReportFailedException(
                        "the manifest of %s names no %s: make the report again with 'replace'".formatted(date, key)));
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
