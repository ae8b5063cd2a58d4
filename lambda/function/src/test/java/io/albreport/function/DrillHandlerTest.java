package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrillHandlerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|2026-11-19", "''|2026-11-19",
            "{\"time\": \"2026-11-19T23:59:59Z\"}|2026-11-18", "{\"time\": \"2026-11-19T00:00:00Z\"}|2026-11-18"})
    @DisplayName("D6: a drill is of the day before the schedule's time, or of yesterday")
    void the_day_is_the_one_before(String event, LocalDate day) throws IOException {
        assertThat(DrillHandler.day(stream(event), NOW, ZoneId.of("UTC"))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"date\": \"2026-11-19\"}|the event has an unknown field 'date'; allowed are time: remove it",
            "{\"time\": \"yesterday\"}|'time' must be an instant such as 2026-11-20T01:00:00Z, but is \"yesterday\"",
            "[1]|'event' must be an object such as", "{|the event must be JSON"})
    @DisplayName("D6: another event is refused with one sentence")
    void another_event_is_refused(String event, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(() -> DrillHandler.day(stream(event), NOW, ZoneId.of("UTC")))
                .withMessageStartingWith(sentence);
    }

    private static ByteArrayInputStream stream(String event) {
        return new ByteArrayInputStream(event.getBytes(UTF_8));
    }
}
