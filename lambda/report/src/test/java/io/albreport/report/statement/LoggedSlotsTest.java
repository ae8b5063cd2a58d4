package io.albreport.report.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("R12: minutes and hours of the text of a time, in any time zone")
class LoggedSlotsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            UTC,                 17T031,  2026-01-17T03:10:00Z, 2026-01-17T03:10:00Z
            Australia/Sydney,    16T235,  2026-01-16T23:50:00Z, 2026-01-16T23:50:00Z
            Asia/Kolkata,        17T003,  2026-01-17T00:30:00Z, 2026-01-17T00:30:00Z
            Asia/Kathmandu,      16T1815, 2026-01-16T18:15:00Z, 2026-01-16T18:10:00Z
            Asia/Kathmandu,      16T1820, 2026-01-16T18:20:00Z, 2026-01-16T18:20:00Z
            """)
    void slots(String zone, String name, Instant start, Instant tenMinutes) {
        LoggedSlots slots = of(zone, "2026-01-17");

        assertThat(slots.slot(name)).isEqualTo(start);
        assertThat(slots.tenMinutes(name)).isEqualTo(tenMinutes);
        assertThat(slots.length()).isEqualTo(name.length());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            UTC,                 2026-01-17, 17T03,  2026-01-17T03:00:00Z
            Asia/Kolkata,        2026-01-17, 17T03-, 2026-01-17T03:00:00Z
            Asia/Kolkata,        2026-01-17, 17T03+, 2026-01-17T03:30:00Z
            Asia/Kathmandu,      2026-01-17, 17T03+, 2026-01-17T03:15:00Z
            Pacific/Chatham,     2026-01-17, 16T13+, 2026-01-16T13:15:00Z
            Australia/Lord_Howe, 2026-04-05, 04T14+, 2026-04-04T14:30:00Z
            """)
    void hours(String zone, String day, String name, Instant start) {
        assertThat(of(zone, day).hour(name)).isEqualTo(start);
    }

    @Test
    void knows_no_time_of_another_day() {
        assertThatThrownBy(() -> of("UTC", "2026-01-17").slot("18T000"))
                .hasMessage("no time of the period: 18T000");
    }

    private static LoggedSlots of(String zone, String day) {
        return new LoggedSlots(Period.ofDay(LocalDate.parse(day), ZoneId.of(zone)));
    }
}
