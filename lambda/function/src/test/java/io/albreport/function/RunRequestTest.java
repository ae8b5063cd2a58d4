package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.function.RunRequest.Kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("F1: what an event asks for")
class RunRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"time\": \"2026-01-18T05:00:00Z\"} | 2026-01-17 | SCHEDULED",
            "{\"time\": \"2026-01-18T00:00:00Z\"} | 2026-01-17 | SCHEDULED",
            "{\"time\": \"2026-01-17T23:59:59Z\"} | 2026-01-16 | SCHEDULED",
            "{\"time\": \"2026-03-29T05:00:00+02:00\"} | 2026-03-28 | SCHEDULED",
            "{\"time\": \"2026-03-29T01:00:00+02:00\"} | 2026-03-27 | SCHEDULED",
            "{\"date\": \"2026-01-17\"} | 2026-01-17 | BACKFILL",
            "{\"date\": \"2026-01-17\", \"replace\": false} | 2026-01-17 | BACKFILL",
            "{\"date\": \"2026-01-17\", \"replace\": true} | 2026-01-17 | REPLACEMENT",
            "{\"date\": \"2026-01-17\", \"dryRun\": true} | 2026-01-17 | REHEARSAL",
            "{\"date\": \"2026-01-17\", \"dryRun\": true, \"replace\": true} | 2026-01-17 | REHEARSAL",
            "{\"time\": \"2026-01-18T05:00:00Z\", \"dryRun\": true} | 2026-01-17 | REHEARSAL"})
    void the_day_and_the_kind_come_from_the_event(String event, LocalDate day, Kind kind) throws IOException {
        assertThat(parse(event)).isEqualTo(new RunRequest(day, kind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | the event must be exactly one of time and date, got {}; correct the event",
            "[] | the event must be a JSON object with time or date, got []; correct the event",
            "{\"date\": \"17.01.2026\"} | date must be a day such as 2026-01-17, got \"17.01.2026\"; correct the event",
            "{\"date\": \"2026-02-30\"} | date must be a day such as 2026-01-17, got \"2026-02-30\"; correct the event",
            "{\"date\": 20260117} | date must be a day such as 2026-01-17, got 20260117; correct the event",
            "{\"time\": \"yesterday\"} "
                    + "| time must be an instant such as 2026-01-18T05:00:00Z, got \"yesterday\"; correct the event",
            "{\"date\": \"2026-01-17\", \"dryRun\": \"yes\"} | dryRun must be true or false, got \"yes\"; correct the event",
            "{\"date\": \"2026-01-17\", \"dryrun\": true} "
                    + "| the event may have the fields date, dryRun, replace, time, got dryrun; remove it"})
    void anything_else_is_refused(String event, String message) {
        assertThatThrownBy(() -> parse(event)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void a_schedule_replaces_nothing_and_time_and_date_do_not_go_together() {
        assertThatThrownBy(() -> parse("{\"time\": \"2026-01-18T05:00:00Z\", \"replace\": true}"))
                .hasMessageStartingWith("replace must be only beside date, got {");
        assertThatThrownBy(() -> parse("{\"time\": \"2026-01-18T05:00:00Z\", \"date\": \"2026-01-17\"}"))
                .hasMessageStartingWith("the event must be exactly one of time and date, got {");
        assertThatThrownBy(() -> parse("not json")).hasMessageStartingWith("the event must be a JSON object, got ");
        assertThatThrownBy(() -> parse("{\"date\": \"2026-01-17\"} {}")).hasMessageStartingWith("the event must be");
    }

    @Test
    void a_hostile_value_is_shortened_and_stays_on_one_line() {
        assertThatThrownBy(() -> parse("{\"x\\n\\u001b[31m" + "a".repeat(1_000) + "\": 1}"))
                .hasMessage("the event may have the fields date, dryRun, replace, time, got x??[31m" + "a".repeat(53)
                        + "...; remove it");
    }

    private static RunRequest parse(String event) throws IOException {
        return RunRequest.parse(new ByteArrayInputStream(event.getBytes(UTF_8)));
    }
}
