package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.cloudwatch.AlarmDefinition;
import io.albreport.cloudwatch.AlarmEvaluator;
import io.albreport.cloudwatch.CompositeAlarm;
import io.albreport.cloudwatch.Timeline;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that would be told after an installation at some time of a day, by all alarms of its template. */
@DisplayName("F14: A new installation wakes nobody until a report was due")
class NewInstallationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** What a rehearsal prints is a metric some minutes later, and the alarms are there by then. */
    private static final Duration UNTIL_MEASURED = Duration.ofMinutes(4);

    static List<String> environments() {
        return TemplateAlarms.ALL;
    }

    @ParameterizedTest
    @MethodSource("environments")
    void tells_nothing_when_all_goes_well(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        for (int hours : List.of(2, 23)) {
            Instant installed = healthy.due(DAY).minus(Duration.ofHours(hours));

            assertThat(told(healthy, environment, installed(healthy, installed), installed, Duration.ofDays(2)))
                    .as("installed %d hours before", hours).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    void tells_that_no_report_ever_came(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant installed = healthy.due(DAY).minus(HOUR);

        Map<String, List<Instant>> told = told(healthy, environment,
                healthy.none().installed(installed.plus(UNTIL_MEASURED)), installed, Duration.ofDays(2));

        assertThat(told).containsOnlyKeys("checks-missing", "report-unhealthy", "reviews-missing");
        assertThat(told.values()).allSatisfy(times -> assertThat(times).singleElement().satisfies(
                at -> assertThat(Duration.between(installed, at)).isBetween(HOUR.multipliedBy(25),
                        HOUR.multipliedBy(28))));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void tells_that_the_first_report_failed(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant due = healthy.due(DAY);
        Instant installed = due.minus(HOUR.multipliedBy(3));
        Timeline timeline = healthy.none().installed(installed.plus(UNTIL_MEASURED))
                .lost("ReportFunctionFailedRuns", 1, due).lost("DailyScheduleNotStarted", 1, due.plus(HOUR));

        assertThat(told(healthy, environment, timeline, installed, HOUR.multipliedBy(10)))
                .containsOnlyKeys("failed-runs", "runs-not-started", "report-unhealthy");
    }

    @ParameterizedTest
    @MethodSource("environments")
    void would_tell_if_the_deployment_did_not_say_that_it_is_new(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant installed = healthy.due(DAY).minus(HOUR.multipliedBy(3));

        assertThat(told(healthy, environment, healthy.days(DAY, 1), installed, HOUR))
                .containsKeys("checks-missing", "report-unhealthy");
    }

    private static Timeline installed(HealthyDays healthy, Instant installed) {
        Timeline timeline = healthy.from(DAY, 3);
        return timeline.installed(installed.plus(UNTIL_MEASURED));
    }

    /** By whatever has somebody to tell; nothing for what told nothing. */
    private static Map<String, List<Instant>> told(HealthyDays healthy, String environment, Timeline timeline,
            Instant from, Duration how) {
        Instant start = from.truncatedTo(ChronoUnit.MINUTES);
        Instant end = start.plus(how);
        var points = timeline.datapoints(start, end);
        Map<String, Set<Instant>> raised = new HashMap<>();
        Map<String, List<Instant>> told = new TreeMap<>();
        healthy.template().all("AWS::CloudWatch::Alarm").forEach((id, alarm) -> {
            JsonNode properties = alarm.path("Properties");
            List<Instant> up = new AlarmEvaluator(AlarmDefinition.of(properties), points).raised(start, end);
            raised.put(id, new HashSet<>(up));
            if (properties.has("AlarmActions") && !up.isEmpty()) {
                told.put(TemplateAlarms.of(environment).nameOf(id), up);
            }
        });
        TemplateAlarms.of(environment).composite().forEach((name, alarm) -> {
            List<Instant> times = CompositeAlarm.of(alarm).told(raised, start, end);
            if (!times.isEmpty()) {
                told.put(name, times);
            }
        });
        return told;
    }
}
