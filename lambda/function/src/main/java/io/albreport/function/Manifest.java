package io.albreport.function;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import io.albreport.report.DataQuality;

/**
 * Says that a day's report is there, whole, and which versions of its files belong together. Written last.
 *
 * @param date of the report
 * @param madeAt to the second
 * @param region that made it, not where it lies
 * @param files the report's, then the summary
 */
record Manifest(int schemaVersion, String date, String madeAt, String region, String generator, String engine,
        @Nullable String queryId, long linesRead, long requestsCounted, long outsidePeriod, long malformedLines,
        long bytesScanned, List<StoredFile> files) {

    private static final int SCHEMA_VERSION = 1;

    private static final ObjectWriter JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
            .writer();

    static Manifest of(LocalDate day, Instant madeAt, String region, DataQuality quality, List<StoredFile> files) {
        return new Manifest(SCHEMA_VERSION, day.toString(), madeAt.truncatedTo(ChronoUnit.SECONDS).toString(), region,
                quality.generator(), quality.engine(), quality.queryId(), quality.linesRead(),
                quality.requestsCounted(), quality.outsidePeriod(), quality.malformedLines(), quality.bytesRead(),
                files);
    }

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
