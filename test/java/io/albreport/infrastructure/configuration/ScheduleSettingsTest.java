package io.albreport.infrastructure.configuration;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.context.Section;

import static org.assertj.core.api.Assertions.assertThat;

@Execution(ExecutionMode.CONCURRENT)
class ScheduleSettingsTest {
    @Test
    @DisplayName("F6: Around midnight the times of day wrap, and are still before and after the report")
    void wraps_around_midnight() {
        ScheduleSettings late = settings("23:50", "Asia/Tokyo", 15).orElseThrow();
        ScheduleSettings early = settings("00:30", "UTC", 15).orElseThrow();

        assertThat(late.catchUp()).isEqualTo(LocalTime.of(0, 25));
        assertThat(late.healthCheck()).isEqualTo(LocalTime.of(22, 50));
        assertThat(early.catchUp()).isEqualTo(LocalTime.of(1, 5));
        assertThat(early.healthCheck()).isEqualTo(LocalTime.of(23, 30));
    }

    /** By way of the calendar and not of the code: what follows what, on each day of a year with other clock changes. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo", "Asia/Kolkata",
            "Australia/Lord_Howe", "Pacific/Auckland", "America/St_Johns", "Antarctica/Troll"})
    @DisplayName("F6: Whatever time is accepted, on every day health check, report and catch-up follow each other, and report and catch-up are on one UTC day")
    void keeps_the_order_on_every_day(String zone) {
        List<ScheduleSettings> accepted = IntStream.range(0, 24 * 4)
                .mapToObj(quarters -> LocalTime.MIN.plusMinutes(quarters * 15L).toString())
                .flatMap(time -> Stream.of(0, 60).flatMap(window -> settings(time, zone, window).stream()))
                .toList();

        assertThat(accepted).hasSizeGreaterThan(100);
        assertThat(accepted).allSatisfy(
                settings -> assertThat(LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
                        .allMatch(day -> isInOrder(settings, day)));
    }

    @Test
    @DisplayName("R12: a report of a day elsewhere is made half an hour after its midnight, on one side of it all year")
    void follows_the_days_of_the_report() {
        assertThat(refusal("05:00", "UTC", "America/Los_Angeles")).isEmpty();
        assertThat(refusal("07:15", "UTC", "America/Los_Angeles")).hasValueSatisfying(sentence -> assertThat(sentence)
                .contains("on one side of midnight in America/Los_Angeles all year"));
        assertThat(refusal("00:15", "Europe/Berlin", "Europe/Berlin")).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("00:30 in Europe/Berlin or later all year"));
        assertThat(refusal("01:00", "Europe/Berlin", "Europe/Berlin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"05:00, UTC, UTC, 1", "05:00, Europe/Berlin, UTC, 1", "05:00, Asia/Tokyo, UTC, 2",
            "23:50, Asia/Tokyo, UTC, 2", "23:00, UTC, UTC, 1", "05:00, UTC, America/Los_Angeles, 2",
            "13:00, UTC, Pacific/Auckland, 0"})
    @DisplayName("R14: Reviews start on the local day after the report of a Sunday, or of a month's last day")
    void starts_reviews_after_the_last_day(String time, String zone, String days, int expected) {
        ScheduleSettings settings = ScheduleSettings.from(
                Section.of("schedule", Map.of("time", time, "timeZone", zone)), ZoneId.of(days));

        assertThat(settings.daysUntilReviews()).isEqualTo(expected);
    }

    @Test
    @DisplayName("R14: The look for reviews is at a time that every day has")
    void looks_every_day() {
        ScheduleSettings usual = settings("05:00", "Europe/Berlin", 15).orElseThrow();
        ScheduleSettings early = ScheduleSettings.from(Section.of("schedule", Map.of("time", "01:05", "timeZone",
                "Europe/Berlin", "flexibleWindowMinutes", 0)), ZoneId.of("Europe/Berlin"));

        assertThat(usual.reviewCatchUp()).isEqualTo(LocalTime.of(6, 15));
        assertThat(early.reviewCatchUp()).as("02:05 is skipped in spring").isEqualTo(LocalTime.of(3, 5));
    }

    /** Empty if accepted. */
    private static Optional<String> refusal(String time, String zone, String days) {
        try {
            ScheduleSettings.from(Section.of("schedule", Map.of("time", time, "timeZone", zone)), ZoneId.of(days));
            return Optional.empty();
        } catch (InvalidConfigurationException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isInOrder(ScheduleSettings settings, LocalDate day) {
        ZonedDateTime report = day.atTime(settings.time()).atZone(settings.timeZone());
        ZonedDateTime catchUp = Stream.of(day, day.plusDays(1))
                .map(date -> date.atTime(settings.catchUp()).atZone(settings.timeZone()))
                .filter(report::isBefore).findFirst().orElseThrow();
        ZonedDateTime health = Stream.of(day, day.minusDays(1))
                .map(date -> date.atTime(settings.healthCheck()).atZone(settings.timeZone()))
                .filter(report::isAfter).findFirst().orElseThrow();
        return Duration.between(report, catchUp).compareTo(settings.untilCatchUp()) >= 0
                && Duration.between(report, catchUp).toHours() <= 3
                && Duration.between(health, report).toHours() <= 3
                && utcDay(catchUp).equals(utcDay(report));
    }

    private static LocalDate utcDay(ZonedDateTime time) {
        return time.withZoneSameInstant(ZoneOffset.UTC).toLocalDate();
    }

    /** Empty if refused. */
    private static Optional<ScheduleSettings> settings(String time, String zone, int window) {
        Section schedule = Section.of("schedule",
                Map.of("time", time, "timeZone", zone, "flexibleWindowMinutes", window));
        try {
            return Optional.of(ScheduleSettings.from(schedule, ZoneId.of("UTC")));
        } catch (InvalidConfigurationException e) {
            return Optional.empty();
        }
    }
}
