package io.albreport.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Says that a day's report is whole, and which versions of which objects it consists of; written after all of them. Two
 * runs at once thus never mix: the one whose manifest stands is the report.
 *
 * @param region that made it
 * @param generator name and version of the code
 */
record Manifest(int schemaVersion, LocalDate date, String region, String generator, Instant madeAt, String queryId,
        long linesRead, long requestsCounted, long outsidePeriod, long malformedLines, long bytesScanned,
        List<StoredFile> files) {
    static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * @param sha256 of the content, hexadecimal
     */
    record StoredFile(String key, String versionId, String sha256, long bytes) {}

    byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IOException when it is not a manifest
     */
    static Manifest of(byte[] json) throws IOException {
        return JSON.readValue(json, Manifest.class);
    }
}
