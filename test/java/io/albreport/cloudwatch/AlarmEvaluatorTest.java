package io.albreport.cloudwatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("I9: Alarms are judged as CloudWatch judges them")
class AlarmEvaluatorTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String ALARM = """
            {"AlarmName": "a", "Namespace": "n", "MetricName": "m", "Statistic": "%s", "Period": 300,
             "EvaluationPeriods": %d, "DatapointsToAlarm": %d, "ComparisonOperator": "GreaterThanThreshold",
             "Threshold": 5, "TreatMissingData": "%s"}""";

    /** One value per period of five minutes, the oldest first; x for none. */
    @ParameterizedTest
    @CsvSource({"1,1,notBreaching,6,ALARM", "1,1,notBreaching,5,OK", "1,1,notBreaching,x,OK", "1,1,breaching,x,ALARM",
            "1,1,missing,x,INSUFFICIENT_DATA", "1,1,ignore,x,INSUFFICIENT_DATA", "3,2,notBreaching,6 x 6,ALARM",
            "3,3,notBreaching,6 x 6,OK", "3,3,breaching,6 x 6,ALARM", "3,2,missing,x x 6,OK", "3,1,missing,6 x x,ALARM",
            "2,1,notBreaching,6 1 1,OK"})
    void counts_bad_periods(int periods, int bad, String missing, String values, AlarmState state)
            throws JsonProcessingException {
        List<Datapoint> points = new ArrayList<>();
        String[] each = values.split(" ", -1);
        for (int i = 0; i < each.length; i++) {
            if (!each[i].equals("x")) {
                points.add(point(NOON.minusSeconds(300L * (each.length - i)), Double.parseDouble(each[i])));
            }
        }

        assertThat(evaluator(ALARM.formatted("Sum", periods, bad, missing), points).after(AlarmState.INSUFFICIENT_DATA,
                NOON)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"Sum,10", "Average,2.5", "Minimum,1", "Maximum,4", "SampleCount,4", "p50,2", "p95,4"})
    void knows_statistics(String statistic, double value) {
        assertThat(Series.statistic(statistic, List.of(1.0, 2.0, 3.0, 4.0))).hasValue(value);
    }

    @Test
    void slides_by_the_minute() throws JsonProcessingException {
        List<Datapoint> points = List.of(point(NOON.minusSeconds(240), 3), point(NOON.plusSeconds(30), 3));

        assertThat(evaluator(ALARM.formatted("Sum", 1, 1, "notBreaching"), points).raised(NOON.minusSeconds(600),
                NOON.plusSeconds(600))).containsExactly(NOON.plusSeconds(60));
    }

    @Test
    void a_percentile_of_few_values_may_be_ignored() throws JsonProcessingException {
        String alarm = ALARM.formatted("p95", 1, 1, "notBreaching");
        String ignoring = alarm.replace("\"Threshold\"",
                "\"EvaluateLowSampleCountPercentile\": \"ignore\", \"Threshold\"");
        List<Datapoint> points = List.of(point(NOON.minusSeconds(60), 6));

        assertThat(evaluator(alarm, points).after(AlarmState.OK, NOON)).isEqualTo(AlarmState.ALARM);
        assertThat(evaluator(ignoring, points).after(AlarmState.OK, NOON)).isEqualTo(AlarmState.OK);
    }

    @Test
    void a_metric_with_other_dimensions_is_another() throws JsonProcessingException {
        Datapoint other = new Datapoint("n", "m", Map.of("Service", "s"), "Count", NOON.minusSeconds(60), 6);

        assertThat(evaluator(ALARM.formatted("Sum", 1, 1, "notBreaching"), List.of(other)).after(AlarmState.OK, NOON))
                .isEqualTo(AlarmState.OK);
    }

    @ParameterizedTest
    @CsvSource({"'FILL(a, 0)',3", "'FILL(none, 7)',7", "100 * a / b,75", "a + b - 1,6", "30 * a / 1000 * 0.63,0.0567"})
    void does_metric_math(String expression, double result) {
        assertThat(MetricMath.evaluate(expression, values())).hasValue(result);
    }

    @ParameterizedTest
    @CsvSource({"a / zero", "a + none", "none"})
    void has_no_result_without_values(String expression) {
        assertThat(MetricMath.evaluate(expression, values())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"RATE(a)", "SQRT(a)", "a + unknown", "SEARCH('x')"})
    void refuses_what_it_does_not_know(String expression) {
        assertThatThrownBy(() -> MetricMath.evaluate(expression, values()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evaluator("{\"AlarmName\": \"a\", \"ThresholdMetricId\": \"x\"}", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, OptionalDouble> values() {
        return Map.of("a", OptionalDouble.of(3), "b", OptionalDouble.of(4), "zero", OptionalDouble.of(0), "none",
                OptionalDouble.empty());
    }

    private static AlarmEvaluator evaluator(String alarm, List<Datapoint> points) throws JsonProcessingException {
        return new AlarmEvaluator(AlarmDefinition.of(new ObjectMapper().readTree(alarm)), points);
    }

    private static Datapoint point(Instant time, double value) {
        return new Datapoint("n", "m", Map.of(), "Count", time, value);
    }
}
