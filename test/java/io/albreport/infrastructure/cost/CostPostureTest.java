package io.albreport.infrastructure.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;
import io.albreport.infrastructure.alarms.TemplateAlarms;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I12: Cost")
class CostPostureTest {
    private static final String BUDGET = "AWS::Budgets::Budget";

    private final Template prod = SynthesizedApp.of("prod").template("Account");

    @Test
    void is_budgeted_by_month_for_what_bears_the_projects_tag() {
        JsonNode budget = prod.properties(BUDGET, "CostGuard").path("Budget");

        assertThat(budget.path("BudgetType").asText()).isEqualTo("COST");
        assertThat(budget.path("TimeUnit").asText()).isEqualTo("MONTHLY");
        assertThat(budget.path("BudgetLimit").toString()).isEqualTo("{\"Amount\":75,\"Unit\":\"USD\"}");
        assertThat(budget.path("CostFilters").toString()).isEqualTo("{\"TagKeyValue\":[\"user:Project$traffic\"]}");
        assertThat(budget.path("BudgetName").asText()).startsWith("alb-report-prod-");
    }

    @Test
    void is_told_by_mail_at_80_and_100_percent_and_when_100_are_foreseen() {
        JsonNode notices = prod.properties(BUDGET, "CostGuard").path("NotificationsWithSubscribers");

        assertThat(notices).extracting(notice -> notice.path("Notification").path("NotificationType").asText() + " "
                + notice.path("Notification").path("ComparisonOperator").asText() + " "
                + notice.path("Notification").path("Threshold").asInt() + " "
                + notice.path("Notification").path("ThresholdType").asText())
                .containsExactly("ACTUAL GREATER_THAN 80 PERCENTAGE", "ACTUAL GREATER_THAN 100 PERCENTAGE",
                        "FORECASTED GREATER_THAN 100 PERCENTAGE");
        assertThat(notices).allSatisfy(notice -> assertThat(notice.path("Subscribers").toString()).isEqualTo(
                "[{\"Address\":\"finance@example.com\",\"SubscriptionType\":\"EMAIL\"},"
                        + "{\"Address\":\"team@example.com\",\"SubscriptionType\":\"EMAIL\"}]"));
    }

    @Test
    @DisplayName("O3: The README's arithmetic counts the alarms, and the metrics in them, as the templates have them")
    void is_told_by_the_readme_as_the_templates_have_it() throws IOException {
        long one = metrics("dev");

        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains(
                        "| Alarms | %d metrics in %d alarms, at 0.10; three composites, at 0.50 | %.2f |".formatted(one,
                                TemplateAlarms.of("dev").simple().size(), one * 0.10 + 1.5))
                .contains("%d metrics and %d metrics at 0.10; three composites | %.2f |".formatted(
                        metrics("pair eu-west-1"), metrics("pair eu-central-1") - one,
                        (metrics("pair eu-west-1") + metrics("pair eu-central-1") - one) * 0.10 + 1.5));
    }

    /** Of an alarm on arithmetic, each metric is paid for. */
    private static long metrics(String environment) {
        return TemplateAlarms.of(environment).simple().values().stream()
                .mapToLong(alarm -> Math.max(1, alarm.path("Metrics").findValues("MetricStat").size())).sum();
    }

    @Test
    void keeps_a_budgets_name_from_colliding_with_that_of_the_one_it_replaces() {
        assertThat(name(Map.of("notify", List.of("a@example.com"))))
                .isNotEqualTo(name(Map.of("notify", List.of("b@example.com"))))
                .isEqualTo(name(Map.of("notify", List.of("a@example.com"), "monthlyBudgetUsd", 7)));
    }

    @Test
    void is_watched_for_anomalies_by_a_custom_monitor_on_the_tag() {
        JsonNode monitor = prod.properties("AWS::CE::AnomalyMonitor", "CostGuard");
        JsonNode subscription = prod.properties("AWS::CE::AnomalySubscription", "CostGuard");

        assertThat(monitor.path("MonitorType").asText()).isEqualTo("CUSTOM");
        assertThat(monitor.path("MonitorSpecification").asText()).isEqualTo(
                "{\"Tags\":{\"Key\":\"user:Project\",\"MatchOptions\":[\"EQUALS\"],\"Values\":[\"traffic\"]}}");
        assertThat(subscription.at("/MonitorArnList/0/Fn::GetAtt/0").asText())
                .isEqualTo(prod.idOf("AWS::CE::AnomalyMonitor", "CostGuard"));
        assertThat(subscription.path("Frequency").asText()).isEqualTo("DAILY");
        assertThat(subscription.path("ThresholdExpression").asText()).contains("ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                "GREATER_THAN_OR_EQUAL", "\"20\"");
        assertThat(subscription.path("Subscribers").findValuesAsText("Address")).containsExactly("finance@example.com",
                "team@example.com");
    }

    @Test
    void is_not_watched_for_anomalies_unless_configured() {
        Template quiet = synthesize(Map.of("notify", List.of("a@example.com")));

        assertThat(quiet.all(BUDGET)).hasSize(1);
        assertThat(quiet.all("AWS::CE::AnomalyMonitor")).isEmpty();
        assertThat(quiet.all("AWS::CE::AnomalySubscription")).isEmpty();
    }

    @Test
    void is_guarded_by_resources_that_bear_the_tags_themselves() {
        assertThat(prod.json().path("Resources")).allSatisfy(
                resource -> assertThat(resource.at("/Properties/ResourceTags").findValuesAsText("Key"))
                        .containsExactlyInAnyOrder("CostCenter", "Environment", "Project"));
    }

    private static String name(Map<String, Object> cost) {
        return synthesize(cost).properties(BUDGET, "CostGuard").at("/Budget/BudgetName").asText();
    }

    private static Template synthesize(Map<String, Object> cost) {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        Map<String, Object> settings = new HashMap<>(Map.of("region", "eu-central-1", "logs",
                Map.of("since", "2026-01-01"), "tags", Map.of("costCenter", "1234")));
        settings.put("cost", cost);
        environments.put("costs", settings);
        return SynthesizedApp.synthesize("costs", environments).template("Account");
    }
}
