package io.albreport.infrastructure.alarms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.aws.DeployedTemplate;
import io.albreport.cloudwatch.CompositeRule;
import io.albreport.cloudwatch.Names;
import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of every alarm, whatever it watches. */
class AlarmPostureTest {
    /** Told by a composite alarm, or what keeps one from telling. */
    private static final Set<String> UNTOLD = Set.of("report-missing", "report-failed", "health-check-missing",
            "drill-missing", "new-installation", "weekly-review-missing", "monthly-review-missing",
            "reviews-not-started");

    private static final Pattern DESCRIPTION = Pattern
            .compile("([A-Z][^.]+\\.|[^.]+: [^.]+\\.) Severity (P[0-3]): .+\\. Runbook: (\\S+)");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("I9: Every alarm says in one sentence what it means, how severe that is, and where its runbook is")
    void describes_every_alarm(String environment) {
        TemplateAlarms.of(environment).all()
                .forEach((name, alarm) -> assertThat(description(alarm).group(3)).endsWith(
                        "docs/runbooks/" + name + ".md"));
    }

    @Test
    @DisplayName("I9: A runbook is a link where the configuration says where the repository can be read")
    void links_runbooks() {
        assertThat(description(TemplateAlarms.of("dev").all(), "throttled").group(3))
                .isEqualTo("docs/runbooks/throttled.md");
        assertThat(description(TemplateAlarms.of("prod").all(), "throttled").group(3))
                .isEqualTo("https://git.example.com/traffic/blob/main/docs/runbooks/throttled.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("I9: P0 and P1 go to the topic of critical alerts, P2 and P3 to that of warnings, and nowhere else, "
            + "but for what may be about a topic that nobody hears")
    void tells_by_severity(String environment) {
        TemplateAlarms alarms = TemplateAlarms.of(environment);
        alarms.all().forEach((name, alarm) -> {
            List<String> both = Stream.of("Critical", "Warn").map(
                    topic -> alarms.template().idOf("AWS::SNS::Topic", "AlertTopics" + topic)).toList();
            boolean critical = List.of("P0", "P1").contains(description(alarm).group(2));
            String topic = alarms.template().idOf("AWS::SNS::Topic", "AlertTopics" + (critical ? "Critical" : "Warn"));

            assertThat(actions(alarm, "AlarmActions")).as(name)
                    .containsExactlyElementsOf(name.equals("health-check-failed")
                            ? both
                            : UNTOLD.contains(name) ? List.of() : List.of(topic));
            assertThat(actions(alarm, "OKActions")).as(name).isSubsetOf(topic);
            assertThat(alarm.path("ActionsEnabled").asBoolean(true)).as(name).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("I9: The topics take what alarms of their environment publish, and no other alarm")
    void lets_alarms_publish(String environment) {
        DeployedTemplate deployed = Environments.deployed(environment);
        List<String> publishers = deployed.resources("AWS::SNS::TopicPolicy").values().stream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .filter(statement -> statement.path("Sid").asText().equals("AlarmsPublish"))
                .map(statement -> statement.at("/Condition/ArnLike/aws:SourceArn").asText()).toList();

        assertThat(publishers).hasSize(2).containsOnly("arn:aws:cloudwatch:%s:%s:alarm:alb-report-%s-*"
                .formatted(deployed.region(), deployed.account(), environment));
        assertThat(TemplateAlarms.of(environment).all().values())
                .allSatisfy(alarm -> assertThat(alarm.path("AlarmName").asText())
                        .startsWith("alb-report-" + environment + "-"));
    }

    @Test
    @DisplayName("I9: What somebody must look at now is critical, all else is a warning")
    void pages_for_little() {
        TemplateAlarms alarms = TemplateAlarms.of("prod");
        Set<String> critical = new TreeSet<>();
        alarms.all().forEach((name, alarm) -> {
            if (description(alarm).group(2).compareTo("P2") < 0) {
                critical.add(name);
            }
        });

        assertThat(critical).containsExactlyInAnyOrder("report-missing", "report-failed", "report-unhealthy",
                "report-errors",
                "failed-runs", "runs-not-started", "alerts-undelivered", "run-too-long", "throttled",
                "slo-punctuality-burn-fast", "slo-delivery-burn-fast");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("I9: The rule of a composite alarm names alarms that there are")
    void composes_alarms_that_exist(String environment) {
        TemplateAlarms alarms = TemplateAlarms.of(environment);
        assertThat(alarms.composite()).containsOnlyKeys("checks-missing", "report-unhealthy", "reviews-missing");
        alarms.composite().values().forEach(alarm -> assertThat(new CompositeRule(Names.text(alarm.path("AlarmRule")))
                .alarms()).isNotEmpty().isSubsetOf(alarms.template().all("AWS::CloudWatch::Alarm").keySet()));
    }

    @Test
    @DisplayName("I9: A period times the periods is a week at most, as CloudWatch demands")
    void stays_within_a_week() {
        TemplateAlarms.of("prod").simple().forEach((name, alarm) -> {
            int period = alarm.has("Period")
                    ? alarm.path("Period").asInt()
                    : alarm.path("Metrics").findValue("Period").asInt();
            int all = period * alarm.path("EvaluationPeriods").asInt();
            assertThat(all).as(name).isLessThanOrEqualTo(period < 3600 ? 86_400 : 604_800);
            assertThat(period).as(name).isLessThanOrEqualTo(86_400);
        });
    }

    private static List<String> actions(JsonNode alarm, String kind) {
        return alarm.path(kind).findValuesAsText("Ref");
    }

    private static Matcher description(Map<String, JsonNode> alarms, String name) {
        return description(alarms.getOrDefault(name, MissingNode.getInstance()));
    }

    private static Matcher description(JsonNode alarm) {
        Matcher matcher = DESCRIPTION.matcher(alarm.path("AlarmDescription").asText());
        assertThat(matcher.matches()).as(alarm.path("AlarmDescription").asText()).isTrue();
        return matcher;
    }
}
