package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What one invocation is asked to do. */
record RunRequest(LocalDate day, Kind kind) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("date", "dryRun", "replace", "time"));
    private static final int LONGEST_QUOTE = 60;

    /** Why a report is made. */
    enum Kind {
        /** By the schedule; the only one that alarms look at. */
        SCHEDULED,
        /** By hand, for a day that has none yet. */
        BACKFILL,
        /** By hand, over the one that is there; nobody is told. */
        REPLACEMENT,
        /** Everything but storing and telling. */
        REHEARSAL
    }

    /**
     * Reads an event. The schedule sends the time it was due at, {@code {"time": "2026-01-18T05:00:00Z"}}, and the report
     * is about the UTC day before; taken from the event, a retry after midnight is still about the same day.
     *
     * @throws IllegalArgumentException with one sentence about the first thing wrong
     */
    static RunRequest parse(InputStream event) throws IOException {
        JsonNode fields;
        try {
            fields = JSON.readTree(event);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the event must be a JSON object, got something else: "
                    + e.getOriginalMessage(), e);
        }
        if (!fields.isObject()) {
            throw refused("the event", "a JSON object with time or date", fields);
        }
        fields.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("the event may have the fields %s, got %s; remove it"
                        .formatted(String.join(", ", FIELDS), quote(field)));
            }
        });
        return new RunRequest(day(fields), kind(fields));
    }

    private static LocalDate day(JsonNode fields) {
        if (fields.has("time") == fields.has("date")) {
            throw refused("the event", "exactly one of time and date", fields);
        }
        String field = fields.has("time") ? "time" : "date";
        String form = field.equals("time") ? "an instant such as 2026-01-18T05:00:00Z" : "a day such as 2026-01-17";
        JsonNode value = fields.path(field);
        if (!value.isTextual()) {
            throw refused(field, form, value);
        }
        try {
            return field.equals("date")
                    ? LocalDate.parse(value.textValue())
                    : LocalDate.ofInstant(Instant.parse(value.textValue()), ZoneOffset.UTC).minusDays(1);
        } catch (DateTimeParseException e) {
            throw refused(field, form, value);
        }
    }

    private static Kind kind(JsonNode fields) {
        boolean replace = flag(fields, "replace");
        if (flag(fields, "dryRun")) {
            return Kind.REHEARSAL;
        }
        if (replace && fields.has("time")) {
            throw refused("replace", "only beside date", fields);
        }
        return replace ? Kind.REPLACEMENT : fields.has("date") ? Kind.BACKFILL : Kind.SCHEDULED;
    }

    private static boolean flag(JsonNode fields, String field) {
        JsonNode value = fields.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refused(field, "true or false", value);
        }
        return value.booleanValue();
    }

    private static IllegalArgumentException refused(String what, String allowed, JsonNode came) {
        return new IllegalArgumentException("%s must be %s, got %s; correct the event".formatted(what, allowed,
                quote(came.toString())));
    }

    /** Events come from anybody who may invoke: nothing of them breaks a log line. */
    private static String quote(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}", "?");
        return oneLine.length() <= LONGEST_QUOTE ? oneLine : oneLine.substring(0, LONGEST_QUOTE) + "...";
    }
}
