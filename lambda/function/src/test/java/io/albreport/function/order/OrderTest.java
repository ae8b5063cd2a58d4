package io.albreport.function.order;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.function.order.RunRequest.Kind;
import io.albreport.report.model.Period;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-11-20T01:00:00Z, 2026-11-19", "2026-11-20T00:00:00Z, 2026-11-19",
            "2026-11-19T23:59:59.999Z, 2026-11-18", "2026-03-01T01:00:00Z, 2026-02-28",
            "2024-03-01T01:00:00Z, 2024-02-29", "2026-01-01T00:30:00Z, 2025-12-31"})
    @DisplayName("F1: a scheduled run reports on the UTC day before the schedule's own time")
    void a_scheduled_run_reports_on_the_day_before(Instant time, LocalDate day) throws IOException {
        assertThat(parse("{\"time\": \"%s\"}".formatted(time)))
                .isEqualTo(new RunRequest(Period.ofDay(day), Kind.SCHEDULED));
    }

    @Test
    @DisplayName("F1: an operator asks for a day, for one again, or for a rehearsal")
    void an_operator_asks_for_a_day() throws IOException {
        LocalDate day = LocalDate.of(2026, 11, 19);

        assertThat(parse("{\"date\":\"2026-11-19\"}")).isEqualTo(new RunRequest(Period.ofDay(day), Kind.BACKFILL));
        assertThat(parse("{\"date\":\"2026-11-19\",\"replace\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(day), Kind.REPLACEMENT));
        assertThat(parse("{\"date\":\"2026-11-19\",\"dryRun\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(day), Kind.DRY_RUN));
        assertThat(parse("{\"time\":\"2026-11-20T01:00:00Z\",\"dryRun\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(day), Kind.DRY_RUN));
        assertThat(parse("{\"date\":\"2026-11-20\",\"replace\":false,\"dryRun\":false}"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 20)), Kind.BACKFILL));
    }

    @Test
    @DisplayName("F6: the schedule's second try knows that it is the last")
    void the_second_try_knows_that_it_is_the_last() throws IOException {
        assertThat(parse("{\"time\":\"2026-11-20T05:35:00Z\",\"catchUp\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 19)), Kind.CATCH_UP));
    }

    @Test
    @DisplayName("F16: the region that comes second says so")
    void a_takeover_is_known_as_one() throws IOException {
        assertThat(parse("{\"time\":\"2026-11-20T05:48:00Z\",\"takeover\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 19)), Kind.SCHEDULED, true));
        assertThat(parse("{\"time\":\"2026-11-20T06:08:00Z\",\"catchUp\":true,\"takeover\":true}"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 19)), Kind.CATCH_UP, true));
    }

    @Test
    @DisplayName("F16: yesterday can be asked for once its last logs are delivered")
    void a_day_is_over_half_an_hour_after_midnight() throws IOException {
        String yesterday = "{\"date\":\"2026-11-20\"}";

        assertThat(parse(yesterday, Instant.parse("2026-11-21T00:30:00Z")))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 20)), Kind.BACKFILL));
        assertThatThrownBy(() -> parse(yesterday, Instant.parse("2026-11-21T00:29:59Z")))
                .hasMessageContaining("over in UTC for half an hour, but is 2026-11-20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"review\":\"week\",\"time\":\"2026-11-16T05:55:00Z\"}                    | 2026-W46 | SCHEDULED",
            "{\"review\":\"week\",\"time\":\"2026-11-15T23:59:00Z\"}                    | 2026-W45 | SCHEDULED",
            "{\"review\":\"week\",\"time\":\"2026-11-20T06:15:00Z\",\"catchUp\":true}   | 2026-W46 | CATCH_UP",
            "{\"review\":\"month\",\"time\":\"2026-11-01T05:55:00Z\"}                   | 2026-10  | SCHEDULED",
            "{\"review\":\"month\",\"time\":\"2026-11-20T06:15:00Z\",\"catchUp\":true}  | 2026-10  | CATCH_UP",
            "{\"review\":\"week\",\"date\":\"2026-11-12\"}                             | 2026-W46 | BACKFILL",
            "{\"review\":\"month\",\"date\":\"2026-10-31\",\"replace\":true}           | 2026-10  | REPLACEMENT",
            "{\"review\":\"month\",\"date\":\"2026-10-01\",\"dryRun\":true}            | 2026-10  | DRY_RUN"})
    @DisplayName("R14: a review is of the last week or month that ended before the time, or of which the date is part")
    void a_review_is_asked_for(String event, String name, Kind kind) throws IOException {
        assertThat(parse(event)).isInstanceOfSatisfying(ReviewRequest.class, review -> {
            assertThat(review.period().name()).isEqualTo(name);
            assertThat(review.kind()).isEqualTo(kind);
        });
    }

    @Test
    @DisplayName("F12: a health check is asked for by name")
    void a_health_check_is_asked_for_by_name() throws IOException {
        assertThat(parse("{\"check\":\"health\"}")).isEqualTo(new Order.HealthCheck());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", " "})
    @DisplayName("I14: an event with nothing in it rehearses the report of yesterday")
    void an_empty_event_is_a_rehearsal(String event) throws IOException {
        assertThat(parse(event)).isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 20)), Kind.REHEARSAL));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"dryRun\":true}                               | one of 'time' and 'date', but has neither",
            "{\"check\":\"wealth\"}                          | 'check' must be \"health\", and alone, but is \"wealth\"",
            "{\"check\":\"health\",\"date\":\"2026-11-19\"}  | 'check' must be \"health\", and alone",
            "{\"date\":\"2026-11-19\",\"takeover\":true}     | 'takeover' goes with 'time' only",
            "{\"review\":\"year\",\"date\":\"2026-11-10\"}   | 'review' must be \"week\" or \"month\", but is \"year\"",
            "{\"review\":true,\"date\":\"2026-11-10\"}       | 'review' must be \"week\" or \"month\", but is true",
            "{\"review\":\"week\"}                           | one of 'time' and 'date', but has neither",
            "{\"review\":\"week\",\"check\":\"health\"}      | 'check' must be \"health\", and alone",
            "{\"review\":\"week\",\"time\":\"2026-11-16T05:55:00Z\",\"takeover\":true} | 'takeover' goes with reports only",
            "{\"review\":\"week\",\"date\":\"2026-11-16\"}   | the reviewed week must be from 2016-08-11 on and over in UTC for half an hour, but is 2026-W47, which ends on 2026-11-22",
            "{\"review\":\"month\",\"date\":\"2016-08-20\"}  | the reviewed month must be from 2016-08-11 on",
            "{\"review\":\"week\",\"time\":\"2026-12-16T05:55:00Z\"} | from 2016-08-11 on and over",
            "{\"date\":\"2026-11-19\",\"catchUp\":true}      | 'catchUp' goes with 'time' only",
            "{\"time\":\"2026-11-20T01:00:00Z\",\"catchUp\":true,\"dryRun\":true} | 'catchUp' came with 'dryRun'",
            "{\"date\":\"2026-11-19\",\"time\":\"2026-11-20T01:00:00Z\"} | one of 'time' and 'date', but has both",
            "{\"date\":\"2026-11-19\",\"force\":true}        | unknown field 'force'; allowed are catchUp, check, date, dryRun",
            "{\"date\":\"19.11.2026\"}                       | 'date' must be a day such as 2026-11-19, but is \"19.11",
            "{\"date\":\"2026-02-29\"}                       | 'date' must be a day",
            "{\"date\":20261119}                             | 'date' must be a day such as 2026-11-19, but is 20261119",
            "{\"date\":null}                                 | 'date' must be a day such as 2026-11-19, but is null",
            "{\"date\":{}}                                   | 'date' must be a day",
            "{\"time\":\"<aws.scheduler.scheduled-time>\"}   | 'time' must be an instant such as 2026-11-20T01:00:00Z",
            "{\"time\":true}                                 | 'time' must be an instant",
            "{\"date\":\"2026-11-19\",\"replace\":\"true\"}  | 'replace' must be true or false, but is \"true\"",
            "{\"date\":\"2026-11-19\",\"dryRun\":1}          | 'dryRun' must be true or false, but is 1",
            "{\"date\":\"2026-11-19\",\"from\":\"03:10\"}  | 'to' must be an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10, but is missing",
            "{\"date\":\"2026-11-19\",\"from\":310,\"to\":\"04:40\"} | 'from' must be an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10, but is 310",
            "{\"date\":\"2026-11-19\",\"from\":\"3:10\",\"to\":\"04:40\"} | 'from' must be an instant such as 2026-11-19T03:10:00Z, or a time such as 03:10, but is '3:10'",
            "{\"date\":\"2026-11-19\",\"from\":\"03:15\",\"to\":\"04:40\"} | 'from' must be full ten minutes, such as 03:10, but is '03:15'",
            "{\"from\":\"03:10\",\"to\":\"04:40\"} | 'from' is a time of a day: name the day, such as {\"date\":\"2026-11-19\"}, or an instant",
            "{\"from\":\"2026-11-21T03:00:00Z\",\"to\":\"2026-11-21T03:40:00Z\"} | 'to' must be half an hour ago, and 'from' on 2016-08-11 or later, but they are 2026-11-21T03:40:00Z and 2026-11-21T03:00:00Z: ask for a time that is over",
            "{\"from\":\"2016-08-10T03:00:00Z\",\"to\":\"2016-08-10T03:40:00Z\"} | 'from' on 2016-08-11 or later",
            "{\"time\":\"2026-11-20T01:00:00Z\",\"from\":\"03:10\",\"to\":\"04:40\"} | 'from' and 'to' go with 'date', 'replace' and 'dryRun' only: remove 'time'",
            "{\"date\":\"2026-11-19\",\"to\":\"04:40\",\"review\":\"week\"} | 'from' and 'to' go with 'date', 'replace' and 'dryRun' only: remove 'review'",
            "{\"date\":\"2026-11-19\",\"from\":\"03:10\",\"to\":\"04:40\",\"catchUp\":true} | 'catchUp' goes with 'time' only",
            "{\"time\":\"2026-11-20T01:00:00Z\",\"replace\":true} | 'replace' goes with 'date' only",
            "{\"date\":\"2026-11-19\",\"replace\":true,\"dryRun\":true} | 'replace' came with 'dryRun': remove one",
            "{\"date\":\"2026-11-21\"}                       | over in UTC for half an hour, but is 2026-11-21",
            "{\"date\":\"+20261-11-21\"}                     | over in UTC for half an hour, but is +20261-11-21",
            "{\"date\":\"2016-08-10\"}                       | from 2016-08-11 on and over",
            "{\"time\":\"2026-11-23T01:00:00Z\"}             | over in UTC for half an hour, but is 2026-11-22",
            "{\"date\":\"2026-11-18\",\"date\":\"2026-11-19\"} | the event must be JSON, but is not: Duplicate field",
            "{\"date\":\"2026-11-19\"                        | the event must be JSON",
            "{\"date\":\"2026-11-19\"} {}                    | the event must be JSON",
            "[]                                              | 'event' must be an object"})
    @DisplayName("F1: any other event is refused in one sentence")
    void any_other_event_is_refused(String event, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(event)).withMessageContaining(sentence);
    }

    @Test
    void hostile_values_are_shown_safely_and_short() {
        String hostile = "\u202e\u2028" + "x".repeat(40_000);

        for (String event : new String[]{"{\"date\":\"" + hostile + "\"}", "{\"" + hostile + "\":1,\"date\":\"\"}"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> parse(event))
                    .withMessageContaining("[U+202E][U+2028]xxx").withMessageContaining("\u2026")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
    }

    @Test
    @DisplayName("R12: a day is one of the reports' time zone")
    void knows_days_of_other_zones() throws IOException {
        assertThat(parse("{\"time\": \"2026-11-20T14:40:00Z\"}", NOW, "Australia/Sydney"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 20), ZoneId.of("Australia/Sydney")),
                        Kind.SCHEDULED));
        assertThat(parse("{\"time\": \"2026-11-20T05:00:00Z\"}", NOW, "America/Los_Angeles"))
                .isEqualTo(new RunRequest(Period.ofDay(LocalDate.of(2026, 11, 18), ZoneId.of("America/Los_Angeles")),
                        Kind.SCHEDULED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("{\"date\":\"2026-11-20\"}", NOW, "America/Los_Angeles"))
                .withMessage("the report's day must be from 2016-08-11 on and over in America/Los_Angeles for half an "
                        + "hour, but is 2026-11-20: ask for a day that is over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"date\":\"2026-11-19\",\"from\":\"03:10\",\"to\":\"04:40\"}                  | BACKFILL    | 2026-11-19T02:10:00Z | 2026-11-19T03:40:00Z",
            "{\"date\":\"2026-11-19\",\"from\":\"23:30\",\"to\":\"00:30\",\"dryRun\":true}  | DRY_RUN     | 2026-11-19T22:30:00Z | 2026-11-19T23:30:00Z",
            "{\"from\":\"2026-11-19T22:30:00Z\",\"to\":\"2026-11-21T03:30:00Z\",\"replace\":true}|            |                      | ",
            "{\"from\":\"2026-11-21T02:00:00Z\",\"to\":\"2026-11-21T03:30:00Z\",\"replace\":true}| REPLACEMENT | 2026-11-21T02:00:00Z | 2026-11-21T03:30:00Z"})
    @DisplayName("R12: an operator asks for another time than a day, on its clocks or in instants; 25 hours at most")
    void an_operator_asks_for_another_time(String event, @Nullable Kind kind, @Nullable Instant start,
            @Nullable Instant end) throws IOException {
        if (kind == null || start == null || end == null) {
            assertThatIllegalArgumentException().isThrownBy(() -> parse(event, NOW, "Europe/Berlin"))
                    .withMessage("'to' must be after 'from', which is 2026-11-19T22:30:00Z, and 25 hours later at "
                            + "most, but is '2026-11-21T03:30:00Z': correct it");
            return;
        }
        assertThat(parse(event, NOW, "Europe/Berlin"))
                .isEqualTo(new RunRequest(new Period(start, end, ZoneId.of("Europe/Berlin")), kind));
    }

    @Test
    @DisplayName("R12: from midnight to midnight is that day")
    void a_time_may_be_a_day() throws IOException {
        assertThat(parse("{\"date\":\"2026-11-19\",\"from\":\"00:00\",\"to\":\"00:00\"}"))
                .isEqualTo(parse("{\"date\":\"2026-11-19\"}"));
    }

    private static Order parse(String event) throws IOException {
        return parse(event, NOW);
    }

    private static Order parse(String event, Instant now) throws IOException {
        return parse(event, now, "UTC");
    }

    private static Order parse(String event, Instant now, String zone) throws IOException {
        return Order.parse(new ByteArrayInputStream(event.getBytes(UTF_8)), now, ZoneId.of(zone));
    }
}
