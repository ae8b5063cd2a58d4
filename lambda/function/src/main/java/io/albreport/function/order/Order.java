package io.albreport.function.order;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.albreport.function.order.RunRequest.Kind;
import io.albreport.report.asked.AskedTimes;
import io.albreport.report.model.Period;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.wording.Legible;

/** What an event asks for. */
public sealed interface Order permits RunRequest, ReviewRequest, Order.HealthCheck {
    Set<String> FIELDS = new TreeSet<>(Set.of("catchUp", "check", "date", "dryRun", "from", "replace", "review",
            "takeover", "time", "to"));

    AskedTimes.Names TIMES = new AskedTimes.Names("from", "to", "{\"date\":\"2026-11-19\"}");

    /** Load balancers write their logs every five minutes; schedules wait as long. */
    Duration UNTIL_DELIVERED = Duration.ofMinutes(30);

    /** Characters of a wrong value that are shown; a date has 10. */
    int SHOWN = 60;

    JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** Wants to know whether a report could be made. */
    record HealthCheck() implements Order {}

    /**
     * Reads an event: {@code time}, whose date is the day after the report's, with {@code catchUp} for the day's
     * last try, and {@code takeover} in the region that comes second; or {@code date}, which is the report's, with
     * {@code replace} to make it again; either with {@code dryRun}, and each with {@code review}, a week or a month, for
     * the review of the last that ended before {@code time}, or that {@code date} is part of; or {@code from} and
     * {@code to}, instants or times of {@code date}, for the report of that time; or {@code check}; or nothing, which
     * rehearses the report of yesterday and is what a deployment sends to a new version.
     *
     * @param now the report's period must be over by then
     * @param zone whose days reports are of
     * @throws IllegalArgumentException with one sentence, for anything else
     */
    static Order parse(InputStream event, Instant now, ZoneId zone) throws IOException {
        JsonNode document = document(event, FIELDS);
        if (document.isEmpty()) {
            return new RunRequest(Period.ofDay(LocalDate.ofInstant(now, zone).minusDays(1), zone), Kind.REHEARSAL);
        }
        if (document.has("check")) {
            return healthCheck(document);
        }
        if (document.has("from") || document.has("to")) {
            return chosen(document, now, zone);
        }
        boolean scheduled = document.has("time");
        if (scheduled == document.has("date")) {
            throw new IllegalArgumentException(
                    "the event must have one of 'time' and 'date', but has %s: send one, such as {\"date\":\"2026-11-19\"}"
                            .formatted(scheduled ? "both" : "neither"));
        }
        Kind kind = kind(document, scheduled);
        if (document.has("review")) {
            return review(document, kind, now, zone);
        }
        boolean takeover = flag(document, "takeover");
        if (takeover && !scheduled) {
            throw new IllegalArgumentException("'takeover' goes with 'time' only: remove one");
        }
        LocalDate day = scheduled
                ? over(dayBefore(document.path("time"), zone), now, zone)
                : over(date(document.path("date")), now.minus(UNTIL_DELIVERED), zone);
        return new RunRequest(Period.ofDay(day, zone), kind, takeover);
    }

    /** A period that somebody chose, such as that of an incident which is over. */
    private static RunRequest chosen(JsonNode document, Instant now, ZoneId zone) {
        for (String other : List.of("time", "takeover", "review")) {
            if (document.has(other)) {
                throw new IllegalArgumentException(
                        "'from' and 'to' go with 'date', 'replace' and 'dryRun' only: remove '%s'".formatted(other));
            }
        }
        Kind kind = kind(document, false);
        LocalDate day = document.has("date") ? date(document.path("date")) : null;
        Period period = new AskedTimes(day, text(document, "from"), text(document, "to"), TIMES).in(zone);
        if (period.day().isBefore(RunRequest.FIRST_DAY) || period.end().isAfter(now.minus(UNTIL_DELIVERED))) {
            throw new IllegalArgumentException(
                    "'to' must be half an hour ago, and 'from' on %s or later, but they are %s and %s: ask for a time that is over"
                            .formatted(RunRequest.FIRST_DAY, period.end(), period.start()));
        }
        return new RunRequest(period, kind);
    }

    private static String text(JsonNode document, String key) {
        JsonNode value = document.path(key);
        if (!value.isTextual()) {
            throw refused(key, "an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10", value);
        }
        return value.textValue();
    }

    /** Of the week or month that ended before the time, or of which the date is part. */
    private static ReviewRequest review(JsonNode document, Kind kind, Instant now, ZoneId zone) {
        ReviewPeriod.Kind of = switch (document.path("review").asText()) {
            case "week" -> ReviewPeriod.Kind.WEEK;
            case "month" -> ReviewPeriod.Kind.MONTH;
            default -> throw refused("review", "\"week\" or \"month\"", document.path("review"));
        };
        if (document.has("takeover")) {
            throw new IllegalArgumentException("'takeover' goes with reports only: remove it, or 'review'");
        }
        if (document.has("time")) {
            LocalDate start = dayBefore(document.path("time"), zone).plusDays(1);
            over(start.minusDays(1), now, zone);
            return new ReviewRequest(of.endedBefore(start), kind);
        }
        ReviewPeriod period = of.of(date(document.path("date")));
        if (period.first().isBefore(RunRequest.FIRST_DAY)
                || !period.last().isBefore(LocalDate.ofInstant(now.minus(UNTIL_DELIVERED), zone))) {
            throw new IllegalArgumentException(
                    "the reviewed %s must be from %s on and over in %s for half an hour, but is %s, which ends on %s: ask for one that is over"
                            .formatted(of.word(), RunRequest.FIRST_DAY, zone, period.name(), period.last()));
        }
        return new ReviewRequest(period, kind);
    }

    private static HealthCheck healthCheck(JsonNode document) {
        if (document.size() > 1 || !document.path("check").asText().equals("health")) {
            throw refused("check", "\"health\", and alone", document.path("check"));
        }
        return new HealthCheck();
    }

    private static Kind kind(JsonNode document, boolean scheduled) {
        List<Kind> asked = List.of(Kind.DRY_RUN, Kind.REPLACEMENT, Kind.CATCH_UP).stream()
                .filter(kind -> flag(document, kind.field())).toList();
        if (asked.size() > 1) {
            throw new IllegalArgumentException("'%s' came with '%s': remove one"
                    .formatted(asked.get(1).field(), asked.get(0).field()));
        }
        Kind kind = asked.isEmpty() ? scheduled ? Kind.SCHEDULED : Kind.BACKFILL : asked.getFirst();
        if ((kind == Kind.REPLACEMENT && scheduled) || (kind == Kind.CATCH_UP && !scheduled)) {
            throw new IllegalArgumentException("'%s' goes with '%s' only: remove one".formatted(kind.field(),
                    scheduled ? "date" : "time"));
        }
        return kind;
    }

    /**
     * The event as an object, empty for an empty event.
     *
     * @param allowed the fields that it may have
     * @throws IllegalArgumentException with one sentence, for anything else
     */
    static JsonNode document(InputStream event, Set<String> allowed) throws IOException {
        JsonNode document;
        try {
            document = JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event must be JSON, but is not: %s: correct it"
                    .formatted(shown(e.getOriginalMessage())), e);
        }
        if (document.isMissingNode()) {
            return JSON.createObjectNode();
        }
        if (!document.isObject()) {
            throw refused("event", "an object such as {\"date\":\"2026-11-19\"}", document);
        }
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            if (!allowed.contains(field.getKey())) {
                throw new IllegalArgumentException("the event has an unknown field '%s'; allowed are %s: remove it"
                        .formatted(shown(field.getKey()), String.join(", ", allowed)));
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

    /**
     * The day before a schedule's time.
     *
     * @throws IllegalArgumentException with one sentence, for what is no instant
     */
    static LocalDate dayBefore(JsonNode time, ZoneId zone) {
        try {
            return LocalDate.ofInstant(Instant.parse(time.asText()), zone).minusDays(1);
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
    private static LocalDate over(LocalDate day, Instant now, ZoneId zone) {
        if (day.isBefore(RunRequest.FIRST_DAY) || !day.isBefore(LocalDate.ofInstant(now, zone))) {
            throw new IllegalArgumentException(
                    "the report's day must be from %s on and over in %s for half an hour, but is %s: ask for a day that is over"
                            .formatted(RunRequest.FIRST_DAY, zone, day));
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
