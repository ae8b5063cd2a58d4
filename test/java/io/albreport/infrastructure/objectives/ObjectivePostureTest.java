package io.albreport.infrastructure.objectives;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.alarms.TemplateAlarms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of the objectives, and of the alarms on them. */
class ObjectivePostureTest {
    @Test
    @DisplayName("I10: The objectives are request-based shares of the attempts, over 30 days, with two burn rates")
    void keeps_objectives() {
        Map<String, JsonNode> objectives = TemplateAlarms.of("prod").template()
                .all("AWS::ApplicationSignals::ServiceLevelObjective");

        assertThat(objectives.values().stream().map(ObjectivePostureTest::objective)).containsExactlyInAnyOrder(
                "alb-report-prod-punctuality ReportsOnTime/ReportsAttempted 99.5 30 DAY",
                "alb-report-prod-delivery ReportsDelivered/ReportsAttempted 99.9 30 DAY",
                "alb-report-prod-duration-p50 ReportsWithin30Seconds/ReportsAttempted 50 30 DAY",
                "alb-report-prod-duration-p95 ReportsOnTime/ReportsAttempted 95 30 DAY",
                "alb-report-prod-duration-p99 ReportsWithin90Seconds/ReportsAttempted 99 30 DAY");
        assertThat(objectives.values()).allSatisfy(objective -> assertThat(
                objective.at("/Properties/BurnRateConfigurations").findValuesAsText("LookBackWindowMinutes"))
                .containsExactly("60", "360"));
    }

    @Test
    @DisplayName("I10: An alarm on an objective names it as it is, and compares with its goal")
    void alarms_on_its_goal() {
        TemplateAlarms alarms = TemplateAlarms.of("prod");
        alarms.template().all("AWS::ApplicationSignals::ServiceLevelObjective").values().forEach(resource -> {
            JsonNode objective = resource.path("Properties");
            String name = objective.path("Name").asText().replace("alb-report-prod-", "slo-") + "-attainment";
            JsonNode alarm = requireNonNull(alarms.simple().get(name), name);

            assertThat(alarm.path("Threshold").asDouble()).isEqualTo(objective.at("/Goal/AttainmentGoal").asDouble());
            assertThat(alarm.path("Dimensions").toString()).contains(objective.path("Name").asText());
        });
    }

    private static String objective(JsonNode resource) {
        JsonNode objective = resource.path("Properties");
        JsonNode sli = objective.at("/RequestBasedSli/RequestBasedSliMetric");
        JsonNode interval = objective.at("/Goal/Interval/RollingInterval");
        return "%s %s/%s %s %s %s".formatted(objective.path("Name").asText(),
                sli.at("/MonitoredRequestCountMetric/GoodCountMetric/0/MetricStat/Metric/MetricName").asText(),
                sli.at("/TotalRequestCountMetric/0/MetricStat/Metric/MetricName").asText(),
                objective.at("/Goal/AttainmentGoal").asText(), interval.path("Duration").asText(),
                interval.path("DurationUnit").asText());
    }
}
