package io.albreport.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.albreport.function.RealRuns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("I9: Metrics are taken out of logs as CloudWatch takes them")
class EmbeddedMetricsTest {
    private static final String LINE = """
            START RequestId: 1
            {"level":"INFO","message":"made"}
            {"_aws":{"Timestamp":1767225600000,"CloudWatchMetrics":[{"Namespace":"N","Metrics":[{"Name":"a","Unit":"Count"},\
            {"Name":"b"}],"Dimensions":[["Service"],["Service","Region"]]}]},"Service":"s","Region":"r","a":[1,2],"b":3.5}
            """;
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void every_value_counts_under_every_set_of_dimensions() {
        assertThat(EmbeddedMetrics.parse(LINE)).containsExactlyInAnyOrder(
                new Datapoint("N", "a", Map.of("Service", "s"), "Count", TIME, 1),
                new Datapoint("N", "a", Map.of("Service", "s"), "Count", TIME, 2),
                new Datapoint("N", "b", Map.of("Service", "s"), "None", TIME, 3.5),
                new Datapoint("N", "a", Map.of("Service", "s", "Region", "r"), "Count", TIME, 1),
                new Datapoint("N", "a", Map.of("Service", "s", "Region", "r"), "Count", TIME, 2),
                new Datapoint("N", "b", Map.of("Service", "s", "Region", "r"), "None", TIME, 3.5));
    }

    @Test
    void a_line_without_the_value_it_names_is_refused() {
        assertThatThrownBy(() -> EmbeddedMetrics.parse(LINE.replace("\"b\":3.5", "\"c\":1")))
                .hasMessageContaining("names b and does not hold it");
    }

    @ParameterizedTest
    @EnumSource(Run.class)
    void every_run_leaves_metrics_and_one_report_of_lambda(Run run) {
        String log = RealRuns.captured().of(run);

        // what is asked for by date and is there is no part of any alarm
        boolean isSilent = run == Run.ASKED_AGAIN || run.isWithoutCode();
        assertThat(EmbeddedMetrics.parse(log).isEmpty()).isEqualTo(isSilent);
        assertThat(PlatformReports.lambdaMetrics(log, Map.of())).hasSize(4);
    }

    @Test
    void the_table_of_aws_metrics_names_its_sources() {
        List<AwsMetric> table = AwsMetrics.all();

        assertThat(table).doesNotHaveDuplicates()
                .allSatisfy(metric -> assertThat(metric.source()).startsWith("https://docs.aws.amazon.com/"));
    }
}
