package io.albreport.infrastructure.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of the recovery drill, whatever else changes. */
class DrillPostureTest {
    private static final String DRILL = "RecoveryDrill";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "eu-west-1"})
    @DisplayName("D6: Both regions drill at one time, after either may have made the report and the other may have it")
    void drills_at_one_time(String region) {
        JsonNode schedule = pair(region).properties("AWS::Scheduler::Schedule", "DailyScheduleDrill");

        // 05:00, 48 minutes until the takeover, an hour for that and for replication
        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(48 6 * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("UTC");
        assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
        assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{\"time\":\"<aws.scheduler.scheduled-time>\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "eu-west-1"})
    @DisplayName("D6: A drill that could not start waits where no alarm takes it for a report that is missing")
    void wakes_nobody_for_a_drill_that_could_not_start(String region) {
        Template report = pair(region);
        String queue = report.idOf(QUEUE, DRILL);

        assertThat(report.properties("AWS::Scheduler::Schedule", "DailyScheduleDrill")
                .at("/Target/DeadLetterConfig/Arn/Fn::GetAtt/0").asText()).isEqualTo(queue);
        assertThat(report.all("AWS::CloudWatch::Alarm").entrySet())
                .filteredOn(alarm -> alarm.getValue().path("Properties").toString().contains(queue))
                .singleElement().satisfies(alarm -> assertThat(
                        alarm.getValue().at("/Properties/AlarmDescription").asText()).contains("Severity P2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-central-1", "eu-west-1"})
    @DisplayName("D6: A drill that could not look is repeated twice and then waits in a queue, encrypted, for 14 days")
    void keeps_failed_drills(String region) {
        JsonNode asynchronous = pair(region).properties("AWS::Lambda::EventInvokeConfig", DRILL);
        JsonNode queue = pair(region).properties(QUEUE, DRILL);

        assertThat(asynchronous.path("MaximumRetryAttempts").asInt()).isEqualTo(2);
        assertThat(asynchronous.at("/DestinationConfig/OnFailure/Destination/Fn::GetAtt/0").asText())
                .isEqualTo(pair(region).idOf(QUEUE, DRILL));
        assertThat(queue.path("MessageRetentionPeriod").asInt()).isEqualTo(1_209_600);
        assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("D6: The drill is a Java 25 function of its own, with its own role and log, for 300 s at most")
    void is_a_function_of_its_own() {
        Template report = pair("eu-central-1");
        JsonNode drill = report.properties(FUNCTION, DRILL);

        assertThat(drill.path("Runtime").asText()).isEqualTo("java25");
        assertThat(drill.path("Timeout").asInt()).isEqualTo(300);
        assertThat(drill.path("MemorySize").asInt()).isEqualTo(1_024);
        assertThat(drill.path("Role")).isNotEqualTo(report.properties(FUNCTION, "ReportFunction").path("Role"));
        assertThat(drill.at("/LoggingConfig/LogGroup/Ref").asText())
                .isEqualTo(report.idOf("AWS::Logs::LogGroup", DRILL));
    }

    @Test
    @DisplayName("D6: The drill may read in both regions, and write nothing there")
    void may_only_read() {
        JsonNode statements = pair("eu-central-1").properties("AWS::IAM::ManagedPolicy", DRILL)
                .at("/PolicyDocument/Statement");

        assertThat(statements).hasSizeGreaterThan(3).allSatisfy(statement -> assertThat(
                statement.path("Action").toString()).doesNotContain("s3:Put", "s3:Delete", "s3:Replicate", "*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    @DisplayName("D6: One region has nothing to drill")
    void one_region_has_none(String environment) {
        assertThat(SynthesizedApp.of(environment).template("Report").all(FUNCTION).keySet())
                .noneMatch(id -> id.startsWith(DRILL));
    }

    private static Template pair(String region) {
        return SynthesizedApp.of("pair").template(region + "-Report");
    }
}
