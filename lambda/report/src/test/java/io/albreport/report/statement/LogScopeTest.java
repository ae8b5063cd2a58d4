package io.albreport.report.statement;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;

class LogScopeTest {

    @Test
    @DisplayName("L5: the folders of the day and of the next one")
    void names_the_folders_of_two_days() {
        assertThat(LogScope.of(Period.ofDay(LocalDate.of(2026, 1, 17))))
                .startsWith("\"day\" IN ('2026/01/17', '2026/01/18') AND ");
    }

    @Test
    @DisplayName("L5: the next day may be of another year")
    void goes_over_the_end_of_the_year() {
        assertThat(LogScope.of(Period.ofDay(LocalDate.of(2026, 12, 31)))).contains("IN ('2026/12/31', '2027/01/01')");
    }

    @Test
    @DisplayName("R12: those of all days in UTC that a day elsewhere has a part in")
    void follows_the_time_zone() {
        assertThat(LogScope.of(Period.ofDay(LocalDate.of(2026, 1, 17), ZoneId.of("Australia/Sydney"))))
                .contains("IN ('2026/01/16', '2026/01/17', '2026/01/18')");
        assertThat(LogScope.of(Period.ofDay(LocalDate.of(2026, 1, 17), ZoneId.of("America/Los_Angeles"))))
                .contains("IN ('2026/01/17', '2026/01/18', '2026/01/19')");
    }

    @Test
    @DisplayName("L3: files are told apart by \"$path\"")
    void looks_at_the_path() {
        assertThat(LogScope.of(Period.ofDay(LocalDate.of(2026, 1, 17))))
                .contains("regexp_like(\"$path\", '/[0-9]{12}_");
    }
}
