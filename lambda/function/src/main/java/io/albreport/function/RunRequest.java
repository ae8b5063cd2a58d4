package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.albreport.report.Legible;

/**
 * What one run is asked to do.
 *
 * @param day of the report, UTC; it is over
 * @param replace whether a report that is there already is made again; only with {@link Kind#BACKFILL}
 */
record RunRequest(LocalDate day, Kind kind, boolean replace) {
    /** The first load balancer that writes these logs was made on this day. */
    static final LocalDate FIRST_DAY = LocalDate.of(2016, 8, 11);

    private static final Set<String> FIELDS = new TreeSet<>(Set.of("date", "dryRun", "replace", "time"));

    /** Characters of a wrong value that are shown; a date has 10. */
    private static final int SHOWN = 60;

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Who wants the report, and what for. */
    enum Kind {
        /** The schedule: the one kind that feeds alarms. */
        SCHEDULED,
        /** An operator, for a day that has none or a wrong one. */
        BACKFILL,
        /** A rehearsal: asks and renders, stores and mails nothing. */
        DRY_RUN
    }

    /**
     * Reads an event: {@code time}, whose UTC date is the day after the report's, or {@code date}, which is the
     * report's; {@code replace} goes with {@code date} only.
     *
     * @param now the report's day must be over by then
     * @throws IllegalArgumentException with one sentence, for anything else
     */
    static RunRequest parse(InputStream event, Instant now) throws IOException {
        JsonNode document = document(event);
        boolean scheduled = document.has("time");
        if (scheduled == document.has("date")) {
            throw new IllegalArgumentException(
                    "the event must have one of 'time' and 'date', but has %s: send one, such as {\"date\":\"2026-11-19\"}"
                            .formatted(scheduled ? "both" : "neither"));
        }
        boolean dryRun = flag(document, "dryRun");
        boolean replace = flag(document, "replace");
        if (replace && (scheduled || dryRun)) {
            throw new IllegalArgumentException(
                    "'replace' goes with 'date' only, but came with '%s': remove one".formatted(
                            scheduled ? "time" : "dryRun"));
        }
        LocalDate day = scheduled ? dayBefore(document.path("time")) : date(document.path("date"));
        return new RunRequest(over(day, now), dryRun ? Kind.DRY_RUN : scheduled ? Kind.SCHEDULED : Kind.BACKFILL,
                replace);
    }

    private static JsonNode document(InputStream event) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event must be JSON, but is not: %s: correct it"
                    .formatted(shown(e.getOriginalMessage())), e);
        }
        if (!document.isObject()) {
            throw refused("event", "an object such as {\"date\":\"2026-11-19\"}", document);
        }
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new IllegalArgumentException("the event has an unknown field '%s'; allowed are %s: remove it"
                        .formatted(shown(field.getKey()), String.join(", ", FIELDS)));
            }
        }
        return document;
    }

    private static boolean flag(JsonNode document, String key) {
        JsonNode value = document.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refused(key, "true or false", value);
        }
        return value.booleanValue();
    }

    private static LocalDate dayBefore(JsonNode time) {
        try {
            return LocalDate.ofInstant(Instant.parse(time.asText()), ZoneOffset.UTC).minusDays(1);
        } catch (DateTimeException e) {
            throw refused("time", "an instant such as 2026-11-20T01:00:00Z", time);
        }
    }

    private static LocalDate date(JsonNode date) {
        try {
            return LocalDate.parse(date.asText());
        } catch (DateTimeException e) {
            throw refused("date", "a day such as 2026-11-19", date);
        }
    }

    /** Before its end a report would be made of half a day, and stand in the way of the whole one. */
    private static LocalDate over(LocalDate day, Instant now) {
        if (day.isBefore(FIRST_DAY) || !day.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            throw new IllegalArgumentException(
                    "the report's day must be from %s on and over in UTC, but is %s: ask for a day that is over"
                            .formatted(FIRST_DAY, day));
        }
        return day;
    }

    private static IllegalArgumentException refused(String key, String allowed, JsonNode came) {
        return new IllegalArgumentException("'%s' must be %s, but is %s: correct it"
                .formatted(key, allowed, came.isMissingNode() ? "missing" : shown(came.toString())));
    }

    private static String shown(String text) {
        return Legible.of(text.substring(0, Math.min(text.length(), SHOWN))) + (text.length() > SHOWN ? "\u2026" : "");
    }
}
