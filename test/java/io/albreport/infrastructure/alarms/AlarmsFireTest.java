package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.cloudwatch.AlarmDefinition;
import io.albreport.cloudwatch.AlarmEvaluator;
import io.albreport.cloudwatch.AwsMetrics;
import io.albreport.cloudwatch.CompositeRule;
import io.albreport.cloudwatch.Datapoint;
import io.albreport.cloudwatch.MetricId;
import io.albreport.cloudwatch.Names;
import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.Timeline;
import io.albreport.infrastructure.alarms.AlarmFaults.Fault;
import io.albreport.infrastructure.configuration.Deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Every alarm that a template holds, evaluated against what would be measured on good days and on bad ones. */
class AlarmsFireTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** Twice as many as there are places in the window. */
    private static final int MANY_DAYS = 22;
    private static final Duration DAY = Duration.ofDays(1);

    static List<String> environments() {
        return TemplateAlarms.ALL;
    }

    static Stream<Arguments> alarms() {
        return TemplateAlarms.ALL.stream()
                .flatMap(environment -> TemplateAlarms.of(environment).simple().keySet().stream()
                        .map(alarm -> Arguments.of(environment, alarm)));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("alarms")
    @DisplayName("I9: An alarm rises when what it is for happens")
    void rises(String environment, String alarm) {
        Fault fault = requireNonNull(faults(environment).get(alarm), "what raises it is missing in AlarmFaults");

        assertThat(raised(environment, alarm, fault)).as(alarm).isNotEmpty();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("alarms")
    @DisplayName("I9: On good days no alarm rises, whenever in its window the run starts")
    void stays_quiet(String environment, String alarm) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant from = healthy.due(FIRST).plus(Duration.ofMinutes(2));
        Instant to = healthy.due(FIRST.plusDays(4));

        assertThat(evaluator(environment, alarm, healthy.days(FIRST, 4).datapoints(from, to)).raised(from, to))
                .as(alarm).isEmpty();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("alarms")
    @DisplayName("I9: An alarm looks at metrics that somebody emits, by the very dimensions")
    void watches_what_is_emitted(String environment, String alarm) {
        Set<MetricId> emitted = emitted(environment);

        assertThat(definition(environment, alarm).metrics()).as(alarm).isNotEmpty().allSatisfy(metric -> assertThat(
                emitted.contains(metric) && (!metric.namespace().startsWith("AWS/") || AwsMetrics.publishes(metric)))
                .as("%s is emitted; known are %s", metric, emitted).isTrue());
    }

    @Test
    @DisplayName("I9: There is no fault without its alarm")
    void no_fault_is_left_over() {
        for (String environment : TemplateAlarms.ALL) {
            assertThat(faults(environment)).containsOnlyKeys(TemplateAlarms.of(environment).simple().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("environments")
    @DisplayName("I9: A composite alarm rises with each of those it names, and with no other fault")
    void composes(String environment) {
        assertThat(children(environment, "report-unhealthy")).containsExactly("report-failed", "report-missing");
        assertThat(children(environment, "reviews-missing")).containsExactly("monthly-review-missing",
                "reviews-not-started", "weekly-review-missing");
        assertThat(children(environment, "checks-missing"))
                .containsExactlyElementsOf(HealthyDays.of(environment).deployment().other().isPresent()
                        ? List.of("drill-missing", "health-check-missing")
                        : List.of("health-check-missing"));
    }

    /** Each raises the composite, and none of them does not. */
    private static Set<String> children(String environment, String composite) {
        TemplateAlarms alarms = TemplateAlarms.of(environment);
        CompositeRule rule = new CompositeRule(
                Names.text(requireNonNull(alarms.composite().get(composite)).path("AlarmRule")));
        assertThat(rule.holds(Set.of())).isFalse();
        Set<String> children = new TreeSet<>();
        for (String id : rule.alarms()) {
            assertThat(rule.holds(Set.of(id))).isTrue();
            children.add(alarms.nameOf(id));
        }
        return children;
    }

    @ParameterizedTest
    @MethodSource("environments")
    @DisplayName("F17: Each run that is lost is told, though what was lost before still lies there")
    void tells_again(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant first = healthy.due(FIRST);
        Instant second = first.plus(Duration.ofDays(3));
        Timeline timeline = healthy.none().lost("ReportFunctionFailedRuns", 1, first)
                .lost("ReportFunctionFailedRuns", 1, second);

        List<Instant> raised = evaluator(environment, "failed-runs", timeline.datapoints(first, second))
                .raised(first, second.plus(HOUR));

        assertThat(raised.stream().filter(at -> !raised.contains(at.minusSeconds(60)))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("environments")
    @DisplayName("F17: A run that is lost wakes nobody for a report that the catch-up delivers")
    void wakes_nobody_for_what_is_there(String environment) {
        assertThat(raised(environment, "report-failed",
                (timeline, due) -> timeline.lost("ReportFunctionFailedRuns", 1, due)
                        .run(Run.GOOD, due.plus(Duration.ofMinutes(40)))))
                .isEmpty();
        assertThat(raised(environment, "report-failed",
                (timeline, due) -> timeline.lost("ReportFunctionFailedRuns", 1, due)
                        .run(Run.GOOD, due.plus(Duration.ofMinutes(20)))
                        .lost("ReportFunctionFailedRuns", 1, due.plus(Duration.ofMinutes(40)))))
                .isEmpty();
        assertThat(raised(environment, "report-failed",
                (timeline, due) -> timeline.lost("DailyScheduleChecksNotStarted", 2, due))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("environments")
    @DisplayName("F17: What each of many days scans is judged by itself, wherever in its window the run starts")
    void judges_each_day_by_itself(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Timeline timeline = healthy.none();
        for (int day = 0; day < MANY_DAYS; day++) {
            timeline.run(Run.SCANNED_HALF,
                    healthy.due(FIRST.plusDays(day)).plus(healthy.window().multipliedBy((day * 7) % 11).dividedBy(10)));
        }
        Instant to = healthy.due(FIRST.plusDays(MANY_DAYS));

        assertThat(evaluator(environment, "athena-scan-high", timeline.datapoints(healthy.due(FIRST), to))
                .raised(healthy.due(FIRST), to)).isEmpty();
    }

    @Test
    @DisplayName("I9: What operators do by their own alias raises no alarm on invocations")
    void operators_raise_nothing() {
        Fault byHand = (timeline, due) -> timeline.run(Run.GOOD, due).check(Run.FAILED, due).check(Run.FAILED, due);

        assertThat(raised("prod", "report-errors", byHand)).isEmpty();
        assertThat(raised("prod", "run-too-long",
                (timeline, due) -> timeline.run(Run.GOOD, due).check(Run.ALMOST_STOPPED, due))).isEmpty();
    }

    private static Map<String, Fault> faults(String environment) {
        Map<String, Fault> faults = new TreeMap<>(AlarmFaults.BY_ALARM);
        Deployment deployment = HealthyDays.of(environment).deployment();
        if (deployment.other().isPresent()) {
            faults.putAll(AlarmFaults.betweenRegions(deployment));
        }
        return faults;
    }

    private static List<Instant> raised(String environment, String alarm, Fault fault) {
        HealthyDays healthy = HealthyDays.of(environment);
        Instant from = healthy.due(FIRST).plus(Duration.ofMinutes(30));
        Instant due = healthy.due(FIRST.plusDays(1));
        Instant to = due.plus(DAY).plus(Duration.ofHours(4));
        Timeline timeline = fault.happens(healthy.days(FIRST, 1), due);
        return evaluator(environment, alarm, timeline.datapoints(from, to)).raised(from, to);
    }

    private static AlarmEvaluator evaluator(String environment, String alarm, List<Datapoint> datapoints) {
        return new AlarmEvaluator(definition(environment, alarm), datapoints);
    }

    private static AlarmDefinition definition(String environment, String alarm) {
        return AlarmDefinition.of(requireNonNull(TemplateAlarms.of(environment).simple().get(alarm)));
    }

    /** By runs of all kinds, and by AWS around them. */
    private static Set<MetricId> emitted(String environment) {
        HealthyDays healthy = HealthyDays.of(environment);
        Timeline timeline = healthy.days(FIRST, 1);
        Instant due = healthy.due(FIRST);
        Stream.of(Run.values()).forEach(kind -> timeline.run(kind, due));
        Set<MetricId> emitted = new HashSet<>();
        timeline.datapoints(due, due.plus(DAY)).forEach(point -> emitted.add(point.metric()));
        return emitted;
    }
}
