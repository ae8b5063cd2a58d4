package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.cloudwatch.AlarmDefinition;
import io.albreport.cloudwatch.AlarmEvaluator;
import io.albreport.cloudwatch.Datapoint;
import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.Timeline;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.configuration.Deployment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the experiments of a game day raise, and when. Before the function's code is executed, as here, a run leaves
 * nothing but Lambda's own line; the run that finds the report leaves what it really prints.
 */
class GameDayAlarmsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String FAILED_RUNS = "ReportFunctionFailedRuns";

    @ParameterizedTest
    @ValueSource(strings = {"pair eu-central-1", "pair eu-west-1"})
    @DisplayName("Q7: Failing runs raise report-errors within three minutes, until the experiment looks at it, and failed-runs within six; no alarm else")
    void failing_runs(String region) {
        Instant begins = start(region);
        Instant started = begins.plus(MINUTE.multipliedBy(5));
        Timeline timeline = days(region).run(Run.PREVENTED, started).run(Run.PREVENTED, started.plus(MINUTE))
                .run(Run.PREVENTED, started.plus(MINUTE.multipliedBy(3)))
                .lost(FAILED_RUNS, 1, started.plus(MINUTE.multipliedBy(3)));

        Map<String, List<Instant>> raised = raised(region, timeline, begins);

        assertThat(raised).containsOnlyKeys("report-errors", "failed-runs").doesNotContainKeys(stops(region));
        assertThat(raised.get("report-errors")).startsWith(started.plus(MINUTE.multipliedBy(2)))
                .contains(begins.plus(MINUTE.multipliedBy(10)), begins.plus(MINUTE.multipliedBy(11)));
        assertThat(raised.get("failed-runs")).startsWith(started.plus(MINUTE.multipliedBy(4)));
    }

    @ParameterizedTest
    @CsvSource({"pair eu-central-1, 1", "pair eu-central-1, 2", "pair eu-west-1, 1", "pair eu-west-1, 2"})
    @DisplayName("Q7: Hanging runs raise run-too-long and runs-slow within seven minutes, whether one or two of them hang; no alarm else")
    void hanging_runs(String region, int hung) {
        Instant begins = start(region);
        Instant started = begins.plus(MINUTE.multipliedBy(2));
        Timeline timeline = days(region).run(Run.STOPPED, started);
        Instant repetition = started.plus(MINUTE.multipliedBy(6));
        if (hung == 2) {
            timeline.run(Run.STOPPED, repetition);
            repetition = repetition.plus(MINUTE.multipliedBy(7));
        }
        timeline.run(Run.ASKED_AGAIN, repetition);

        Map<String, List<Instant>> raised = raised(region, timeline, begins);

        assertThat(raised).containsOnlyKeys("run-too-long", "runs-slow").doesNotContainKeys(stops(region));
        assertThat(raised.get("run-too-long")).startsWith(started.plus(MINUTE.multipliedBy(6)));
        assertThat(raised.get("runs-slow")).startsWith(started.plus(MINUTE.multipliedBy(6)));
    }

    @ParameterizedTest
    @CsvSource({"pair eu-central-1, pair eu-west-1", "pair eu-west-1, pair eu-central-1"})
    @DisplayName("Q7: Paused copies raise replication-slow where they should arrive, within twenty minutes of an object that is not copied; no alarm else")
    void paused_copies(String from, String to) {
        Instant begins = start(to);
        Instant written = begins.plus(MINUTE.multipliedBy(65));
        Timeline there = days(to);
        for (int minutes = 0; minutes < 55; minutes++) {
            waits(there, from, written.plus(MINUTE.multipliedBy(minutes)), 60 * minutes, 1);
        }
        waits(there, from, written.plus(MINUTE.multipliedBy(57)), 0, 0);

        Map<String, List<Instant>> raised = raised(to, there, begins);

        assertThat(raised).containsOnlyKeys("replication-slow").doesNotContainKeys(stops(from));
        assertThat(raised.get("replication-slow")).contains(written.plus(MINUTE.multipliedBy(20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair eu-central-1", "pair eu-west-1"})
    @DisplayName("Q7: A fault that took the day's run and its catch-up, too, would raise what ends an experiment")
    void is_ended_where_readers_suffer(String region) {
        HealthyDays healthy = HealthyDays.of(region);
        Instant due = healthy.due(TODAY.plusDays(1));
        Timeline timeline = days(region).lost(FAILED_RUNS, 1, due).lost(FAILED_RUNS, 1,
                due.plus(healthy.schedule().untilCatchUp()));

        assertThat(raised(region, timeline, due).keySet()).containsAnyOf(stops(region));
    }

    /** What S3 measures of one object's copy, where it should arrive. */
    private static void waits(Timeline there, String from, Instant now, int seconds, int objects) {
        Deployment source = HealthyDays.of(from).deployment();
        String destination = source.other().orElseThrow().reports();
        there.copied("ReplicationLatency", source.reports(), destination, "reports", now, seconds);
        there.copied("OperationsPendingReplication", source.reports(), destination, "reports", now, objects);
    }

    /** The alarms that end any experiment of the region. */
    private static String[] stops(String region) {
        String prefix = HealthyDays.of(region).deployment().alarmPrefix();
        return SynthesizedApp.of(SynthesizedApp.GAME_DAY).template(region.replace("pair ", "") + "-GameDay")
                .all("AWS::FIS::ExperimentTemplate").values().stream()
                .flatMap(experiment -> experiment.at("/Properties/StopConditions").valueStream())
                .map(stop -> stop.path("Value").asText().replaceFirst(".*:alarm:" + prefix, "")).distinct()
                .toArray(String[]::new);
    }

    /** Hours after the report, as the runbook has it. */
    private static Instant start(String region) {
        return HealthyDays.of(region).due(TODAY).plus(HOUR.multipliedBy(3));
    }

    private static Timeline days(String region) {
        return HealthyDays.of(region).days(TODAY.minusDays(1), 2);
    }

    /** By alarm, and only those that are raised at all: until the next health check. */
    private static Map<String, List<Instant>> raised(String region, Timeline timeline, Instant begins) {
        Map<String, List<Instant>> raised = new TreeMap<>();
        Instant from = HealthyDays.of(region).due(TODAY).minus(HOUR.multipliedBy(2));
        Instant to = begins.plus(HOUR.multipliedBy(12));
        List<Datapoint> measured = timeline.datapoints(from, to);
        TemplateAlarms.of(region).simple().forEach((name, alarm) -> {
            List<Instant> minutes = new AlarmEvaluator(AlarmDefinition.of(alarm), measured).raised(from, to);
            if (!minutes.isEmpty()) {
                raised.put(name, minutes);
            }
        });
        return raised;
    }
}
