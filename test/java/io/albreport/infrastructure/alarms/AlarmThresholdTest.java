package io.albreport.infrastructure.alarms;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.configuration.FunctionSettings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The numbers of the alarms at a glance; {@link AlarmsFireTest} shows what they do on good days and bad ones. */
class AlarmThresholdTest {
    private static final Map<String, String> SIGNS = Map.of("GreaterThanThreshold", ">", "LessThanThreshold", "<");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alerts-undelivered  | Maximum ApproximateNumberOfMessagesVisible > 0   | 1 of 1 x 300 s    | notBreaching
            athena-scan-high    | Sum AthenaDataScannedBytes > 50000000000         | 1 of 1 x 43200 s  | notBreaching
            empty-report        | Maximum EmptyReport > 0                          | 1 of 1 x 86400 s  | notBreaching
            failed-runs         | Sum NumberOfMessagesSent > 0                     | 1 of 1 x 300 s    | notBreaching
            health-check-failed | FILL(passed, 1) - FILL(lost, 0) < 1              | 1 of 1 x 86400 s  | notBreaching
            health-check-missing | FILL(checks, 0) + FILL(new, 0) < 1              | 26 of 26 x 3600 s | breaching
            links-failing       | Sum 5XXError > 0                                 | 1 of 1 x 300 s    | notBreaching
            links-refused       | Sum LinksRefused > 100                           | 1 of 1 x 3600 s   | notBreaching
            log-volume          | Sum IncomingBytes > 50000000                     | 1 of 1 x 3600 s   | notBreaching
            mail-failures       | Sum SnsPublishFailures > 0                       | 1 of 1 x 3600 s   | notBreaching
            malformed-lines     | 100 * malformed / read > 1                       | 1 of 1 x 86400 s  | notBreaching
            memory-high         | Maximum MemoryUsed > 2707.2                      | 1 of 1 x 86400 s  | notBreaching
            monthly-review-missing | FILL(present, 0) + FILL(new, 0) < 1            | 26 of 26 x 3600 s | breaching
            no-subscriber       | Minimum ConfirmedSubscriptions < 1               | 1 of 1 x 86400 s  | notBreaching
            report-errors       | Sum Errors > 1                                   | 1 of 1 x 300 s    | notBreaching
            report-failed       | IF(FILL(present, 0) > 0, 0, FILL(failed, 0) + FILL(lost, 0)) > 1 | 1 of 1 x 21600 s | notBreaching
            report-missing      | FILL(present, 0) + FILL(new, 0) < 1              | 26 of 26 x 3600 s | breaching
            reviews-not-started | Sum NumberOfMessagesSent > 0                     | 1 of 1 x 3600 s   | notBreaching
            run-too-long        | Maximum Duration > 240000                        | 1 of 1 x 300 s    | notBreaching
            runs-not-started    | Sum NumberOfMessagesSent > 0                     | 1 of 1 x 300 s    | notBreaching
            runs-slow           | p95 Duration > 180000                            | 1 of 1 x 86400 s  | notBreaching
            throttled           | Sum Throttles > 0                                | 1 of 1 x 300 s    | notBreaching
            upload-failures     | Sum S3UploadFailures > 2                         | 1 of 1 x 3600 s   | notBreaching
            weekly-review-missing | FILL(present, 0) + FILL(new, 0) < 1             | 26 of 26 x 3600 s | breaching
            slo-punctuality-burn-fast | Maximum BurnRate > 14.4                    | 1 of 1 x 300 s    | missing
            slo-punctuality-burn-slow | Maximum BurnRate > 6                       | 1 of 1 x 300 s    | missing
            slo-delivery-burn-fast    | Maximum BurnRate > 14.4                    | 1 of 1 x 300 s    | missing
            slo-delivery-burn-slow    | Maximum BurnRate > 6                       | 1 of 1 x 300 s    | missing
            """)
    @DisplayName("I9: An alarm compares what it is for with the limit of the requirements, over their time")
    void compares_with_its_limit(String name, String condition, String time, String missingData) {
        JsonNode alarm = requireNonNull(TemplateAlarms.of("prod").simple().get(name), name);

        assertThat(compared(alarm) + " " + SIGNS.get(alarm.path("ComparisonOperator").asText()) + " "
                + alarm.path("Threshold").asText()).isEqualTo(condition);
        assertThat("%s of %s x %s s".formatted(alarm.path("DatapointsToAlarm").asText(),
                alarm.path("EvaluationPeriods").asText(), periods(alarm))).isEqualTo(time);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo(missingData);
    }

    @ParameterizedTest
    @CsvSource({"report-missing, new = Maximum NewInstallation; present = Maximum ReportPresent",
            "malformed-lines, malformed = Sum MalformedLines; read = Sum LinesRead"})
    @DisplayName("I9: What an alarm's arithmetic looks at is what it is called")
    void looks_at_what_it_names(String name, String metrics) {
        Map<String, String> named = new TreeMap<>();
        requireNonNull(TemplateAlarms.of("prod").simple().get(name), name).path("Metrics").forEach(query -> {
            if (query.has("MetricStat")) {
                named.put(query.path("Id").asText(), query.at("/MetricStat/Stat").asText() + " "
                        + query.at("/MetricStat/Metric/MetricName").asText());
            }
        });

        assertThat(named.entrySet().stream().map(query -> query.getKey() + " = " + query.getValue())
                .collect(Collectors.joining("; "))).isEqualTo(metrics);
    }

    /** A heap that is full ends the run as well; the alarm is to come before. */
    @ParameterizedTest
    @ValueSource(ints = {512, 1_769, 10_240})
    @DisplayName("F9, I9: memory-high rises before the heap is full")
    void memory_is_high_before_the_heap_is_full(int memoryMb) {
        FunctionSettings function = new FunctionSettings(memoryMb, OptionalInt.empty(), 0);
        int heapMb = Integer.parseInt(function.javaOptions(0).replaceAll(".*-Xmx(\\d+)m.*", "$1"));
        int outsideHeapMb = 115;

        assertThat(heapMb + outsideHeapMb).isBetween((int) Thresholds.memory(function), memoryMb * 97 / 100);
    }

    private static String compared(JsonNode alarm) {
        return alarm.has("MetricName")
                ? alarm.path("Statistic").asText() + alarm.path("ExtendedStatistic").asText() + " "
                        + alarm.path("MetricName").asText()
                : String.join(" ", alarm.path("Metrics").findValuesAsText("Expression"));
    }

    private static String periods(JsonNode alarm) {
        return Stream.concat(alarm.path("Metrics").findValuesAsText("Period").stream(),
                Stream.of(alarm.path("Period").asText())).filter(period -> !period.isEmpty()).distinct()
                .collect(Collectors.joining(", "));
    }
}
