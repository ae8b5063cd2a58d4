package io.albreport.function.link;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.albreport.function.s3.Documents;
import io.albreport.function.s3.StoredFile;

/**
 * What a link opens, and until when: a document below {@code links/} in the reports bucket. It is written once and never
 * changed, so a report that is made again stays another version, and the link opens the one that it was mailed for.
 *
 * @param end to the second
 * @param file a report's page, in one version
 */
record Link(String end, StoredFile file) {
    static final Duration LIFE = Duration.ofHours(24);

    /** Nothing else is opened, whatever a document says. */
    private static final Pattern PAGE = Pattern.compile(
            "reports/(date=%1$s|from=%1$sT\\d{4}Z-%1$sT\\d{4}Z)/report[.]html|reviews/(week=\\d{4}-W\\d{2}|month=\\d{4}-\\d{2})/review[.]html"
                    .formatted("\\d{4}-\\d{2}-\\d{2}"));

    private static final JsonMapper JSON = new JsonMapper();

    Link {
        Documents.require("end", end);
        Documents.require("file", file);
        Documents.require("file.key", file.key());
        Documents.require("file.versionId", file.versionId());
        Instant.parse(end);
        if (!PAGE.matcher(file.key()).matches()) {
            throw new IllegalArgumentException("'%s' is no report's page".formatted(file.key()));
        }
    }

    static Link to(StoredFile page, Instant now) {
        return new Link(now.plus(LIFE).truncatedTo(ChronoUnit.SECONDS).toString(), page);
    }

    boolean isAlive(Instant now) {
        return now.isBefore(Instant.parse(end));
    }

    /**
     * @throws IllegalArgumentException when it is no link, with the reason
     */
    static Link parse(String json) {
        return Documents.parse(json, Link.class);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
