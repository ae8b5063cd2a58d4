package io.albreport.infrastructure.schedule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** What starts the function, when, and with what. */
class SchedulePostureTest {
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";
    private static final String ALIAS = "AWS::Lambda::Alias";

    private final Template dev = SynthesizedApp.of("dev").template("Report");
    private final Template prod = SynthesizedApp.of("prod").template("Report");

    @Test
    @DisplayName("I6: The report starts at the configured time, within the window, and is told that time")
    void starts_the_report() {
        JsonNode schedule = prod.properties(SCHEDULE, "DailyScheduleDaily");

        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(30 7 * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
        assertThat(dev.properties(SCHEDULE, "DailyScheduleDaily").path("FlexibleTimeWindow").toString())
                .isEqualTo("{\"MaximumWindowInMinutes\":15,\"Mode\":\"FLEXIBLE\"}");
        assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo(prod.idOf(ALIAS, "ReportFunctionLive"));
        assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{\"time\":\"<aws.scheduler.scheduled-time>\"}");
    }

    @Test
    @DisplayName("F6: 20 minutes after the latest start a catch-up run starts, punctually, and is told that it is one")
    void catches_up() {
        JsonNode schedule = prod.properties(SCHEDULE, "DailyScheduleCatchUp");

        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(50 7 * * ? *)");
        assertThat(dev.properties(SCHEDULE, "DailyScheduleCatchUp").path("ScheduleExpression").asText())
                .isEqualTo("cron(35 5 * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
        assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo(prod.idOf(ALIAS, "ReportFunctionLive"));
        assertThat(schedule.at("/Target/Input").asText())
                .isEqualTo("{\"time\":\"<aws.scheduler.scheduled-time>\",\"catchUp\":true}");
    }

    @Test
    @DisplayName("F12: An hour before the report is due a health check starts, on the alias that no alarm watches")
    void checks_health_before() {
        JsonNode schedule = prod.properties(SCHEDULE, "DailyScheduleHealthCheck");

        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(30 6 * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
        assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
        assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo(prod.idOf(ALIAS, "ReportFunctionOperations"));
        assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{\"check\":\"health\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Weekly  | ? * MON | week
            Monthly | 1 * ?   | month
            """)
    @DisplayName("R14: On Mondays and on the first a review starts, once the report's catch-up is over, and daily a look for it")
    void starts_reviews(String id, String days, String kind) {
        JsonNode first = review(id + "Review");
        JsonNode look = review(id + "ReviewCatchUp");

        assertThat(first.path("ScheduleExpression").asText()).isEqualTo("cron(10 8 %s *)".formatted(days));
        assertThat(look.path("ScheduleExpression").asText()).isEqualTo("cron(30 8 * * ? *)");
        assertThat(first.at("/Target/Input").asText())
                .isEqualTo("{\"review\":\"%s\",\"time\":\"<aws.scheduler.scheduled-time>\"}".formatted(kind));
        assertThat(look.at("/Target/Input").asText()).isEqualTo(
                "{\"review\":\"%s\",\"time\":\"<aws.scheduler.scheduled-time>\",\"catchUp\":true}".formatted(kind));
        for (JsonNode schedule : List.of(first, look)) {
            assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/Berlin");
            assertThat(schedule.at("/Target/Arn/Ref").asText()).isEqualTo(prod.idOf(ALIAS, "ReportFunctionOperations"));
        }
    }

    /** The id of one is the start of another's. */
    private JsonNode review(String name) {
        return prod.all(SCHEDULE).entrySet().stream()
                .filter(schedule -> schedule.getKey().matches("DailySchedule%s[0-9A-F]{8}".formatted(name)))
                .map(schedule -> schedule.getValue().path("Properties")).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("I6: Every schedule is switched on, and every start is tried again for an hour and then waits in a queue: health checks and reviews in ones of their own")
    void bounds_retries() {
        assertThat(prod.all(SCHEDULE)).hasSize(7).allSatisfy((id, schedule) -> {
            JsonNode target = schedule.at("/Properties/Target");
            assertThat(schedule.at("/Properties/State").asText()).isEqualTo("ENABLED");
            assertThat(target.at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(3600);
            assertThat(target.at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(10);
            assertThat(target.at("/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
                    .isEqualTo(prod.idOf("AWS::SQS::Queue", id.contains("HealthCheck")
                            ? "DailyScheduleChecksNotStarted"
                            : id.contains("Review")
                                    ? "DailyScheduleReviewsNotStarted"
                                    : "DailyScheduleNotStarted"));
        });
    }

    @Test
    @DisplayName("I8: The schedules share one role, which may invoke the two aliases and fill the queue, and nothing else")
    void narrows_the_role() {
        JsonNode statements = prod.properties("AWS::IAM::ManagedPolicy", "DailySchedule")
                .at("/PolicyDocument/Statement");
        JsonNode group = prod.properties("AWS::IAM::Role", "DailySchedule")
                .at("/AssumeRolePolicyDocument/Statement/0/Condition/StringEquals/aws:SourceArn/Fn::GetAtt/0");

        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/Action").asText()).isEqualTo("lambda:InvokeFunction");
        assertThat(statements.at("/0/Resource").findValuesAsText("Ref")).containsExactlyInAnyOrder(
                prod.idOf(ALIAS, "ReportFunctionLive"), prod.idOf(ALIAS, "ReportFunctionOperations"));
        assertThat(statements.at("/1/Action").asText()).isEqualTo("sqs:SendMessage");
        assertThat(group.asText()).isEqualTo(prod.idOf("AWS::Scheduler::ScheduleGroup", "DailySchedule"));
        assertThat(roles()).hasSize(7).containsOnly(prod.idOf("AWS::IAM::Role", "DailySchedule"));
    }

    private Stream<String> roles() {
        Map<String, JsonNode> schedules = prod.all(SCHEDULE);
        return schedules.values().stream().map(one -> one.at("/Properties/Target/RoleArn/Fn::GetAtt/0").asText());
    }
}
