package io.albreport.infrastructure.alerting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I7, Q10: A changed list of addresses unsubscribes nobody who stays")
class SubscriptionTest {
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";
    private static final String A = "a@example.com";
    private static final String B = "b@example.com";
    private static final String KEY = "ssm:/alb-report/pagerduty";

    @ParameterizedTest
    @ValueSource(strings = {"Report", "Audit"})
    void whoever_stays_keeps_the_subscription_wherever_in_the_list(String part) {
        Map<String, JsonNode> both = subscriptions(part, List.of(A, B));

        assertThat(both).hasSize(part.equals("Audit") ? 2 : 6);
        assertThat(subscriptions(part, List.of(B, A))).isEqualTo(both);
        assertThat(both).containsAllEntriesOf(subscriptions(part, List.of(B)));
        assertThat(subscriptions(part, List.of("c@example.com", A, B))).containsAllEntriesOf(both);
    }

    @Test
    void an_endpoint_in_a_parameter_stays_too() {
        assertThat(subscriptions("Report", List.of(A, KEY)))
                .containsAllEntriesOf(subscriptions("Report", List.of(KEY)));
    }

    @Test
    @DisplayName("I7: The health check asks each topic that somebody is to be told by, and its alarm is told by both")
    void a_topic_without_subscribers_is_noticed() {
        Template report = SynthesizedApp.of("prod").template("Report");
        JsonNode variables = report.properties("AWS::Lambda::Function", "ReportFunction")
                .at("/Environment/Variables");
        String critical = report.idOf("AWS::SNS::Topic", "AlertTopicsCritical");
        String warnings = report.idOf("AWS::SNS::Topic", "AlertTopicsWarnings");

        assertThat(variables.at("/CRITICAL_TOPIC/Ref").asText()).isEqualTo(critical);
        assertThat(variables.at("/WARNINGS_TOPIC/Ref").asText()).isEqualTo(warnings);
        assertThat(report.properties("AWS::CloudWatch::Alarm", "Alertshealthcheckfailed").path("AlarmActions")
                .findValuesAsText("Ref")).containsExactly(critical, warnings);
    }

    @Test
    @DisplayName("I7: Where nobody is to be told, nobody is missed")
    void a_topic_without_readers_is_not_asked() {
        JsonNode variables = SynthesizedApp.of("dev").template("Report")
                .properties("AWS::Lambda::Function", "ReportFunction").at("/Environment/Variables");

        assertThat(variables.path("CRITICAL_TOPIC").asText()).isEqualTo("nobody");
        assertThat(variables.path("WARNINGS_TOPIC").asText()).isEqualTo("nobody");
    }

    private static Map<String, JsonNode> subscriptions(String part, List<String> addresses) {
        Map<String, Object> environments = SynthesizedApp.environments();
        Map<String, Object> dev = SynthesizedApp.map(environments.get("dev"));
        dev.put("notify", Map.of("report", addresses, "critical", addresses, "warnings", addresses));
        if (!addresses.contains(KEY)) {
            dev.put("audit", Map.of("iamChanges", addresses));
        }
        environments.put("dev", dev);
        return new TreeMap<>(SynthesizedApp.synthesize("dev", environments).template(part).all(SUBSCRIPTION));
    }
}
