package io.albreport.function.environment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("F16: A day is refused whose logs are not there")
class LoggedDaysTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 10);
    private static final Instant NOW = Instant.parse("2026-02-20T09:00:00Z");
    private static final LoggedDays THIRTY_DAYS = new LoggedDays(SINCE, OptionalInt.of(30));
    private static final LoggedDays FOR_EVER = new LoggedDays(SINCE, OptionalInt.empty());

    @Test
    void takes_the_first_day_and_those_after_it() {
        assertThatCode(() -> FOR_EVER.require(Period.ofDay(SINCE), NOW)).doesNotThrowAnyException();
        assertThatCode(() -> THIRTY_DAYS.require(Period.ofDay(LocalDate.of(2026, 1, 21)), NOW))
                .doesNotThrowAnyException();
    }

    @Test
    void refuses_a_day_before_the_first() {
        assertThatThrownBy(() -> FOR_EVER.require(Period.ofDay(SINCE.minusDays(1)), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the report's day must be from 2026-01-10 on, the first that logs are read of (logs.since), "
                                + "but is 2026-01-09: ask for a later day, or deploy an earlier 'since'");
    }

    @Test
    void refuses_a_day_whose_first_files_may_be_deleted() {
        assertThatThrownBy(() -> THIRTY_DAYS.require(Period.ofDay(LocalDate.of(2026, 1, 20)), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the report's day must be from 2026-01-21 on, since log files are deleted after 30 days, "
                        + "but is 2026-01-20: ask for a later day");
    }
}
