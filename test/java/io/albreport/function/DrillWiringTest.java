package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.function.DeployedFunction;
import io.albreport.function.drill.DrillEnvironment;
import io.albreport.function.drill.RecordedDrills;
import io.albreport.infrastructure.Environments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the drill expects is what the templates give it. */
@DisplayName("D6: Stack and drill fit together")
class DrillWiringTest {
    @Test
    @DisplayName("Each region of two has a drill, and a single region has none")
    void each_region_of_two_has_a_drill() {
        assertThat(Environments.names()).allSatisfy(environment -> assertThat(DeployedFunction.drills(environment))
                .hasSize(environment.contains(" ") ? 1 : 0));
        assertThat(drills()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("drills")
    @DisplayName("The drill's variables are those it reads, and it accepts their values")
    void variables_are_those_that_are_read(DeployedFunction drill) {
        assertThat(drill.variables()).containsOnlyKeys(DrillEnvironment.keys());

        DrillEnvironment environment = RecordedDrills.environment(drill);

        assertThat(environment.region()).isNotEqualTo(environment.replicaRegion());
        assertThat(drill.template().resources("AWS::S3::Bucket").values())
                .extracting(bucket -> bucket.path("BucketName").asText()).contains(environment.reportsBucket())
                .doesNotContain(environment.replicaReportsBucket());
    }

    @ParameterizedTest
    @MethodSource("drills")
    @DisplayName("Where it looks is where this region's objects are copied to, and nowhere else")
    void looks_where_copies_go(DeployedFunction drill) {
        DrillEnvironment environment = RecordedDrills.environment(drill);
        List<String> copies = drill.template().resources("AWS::S3::Bucket").values().stream()
                .map(bucket -> bucket.at("/ReplicationConfiguration/Rules/0/Destination/Bucket").asText())
                .filter(arn -> !arn.isEmpty()).map(arn -> arn.substring(arn.lastIndexOf(':') + 1)).toList();

        assertThat(copies).containsExactlyInAnyOrderElementsOf(Stream.concat(
                Stream.of(environment.replicaReportsBucket()),
                environment.logs().stream().map(DrillEnvironment.Logs::replica)).toList());
    }

    @ParameterizedTest
    @MethodSource("drills")
    @DisplayName("The handler is a class that Lambda can start, and a method that it can call")
    void the_handler_is_there(DeployedFunction drill) throws ReflectiveOperationException {
        String[] handler = drill.handler().split("::", -1);

        Class<?> type = Class.forName(handler[0]);

        assertThat(type).isAssignableTo(RequestStreamHandler.class).isPublic();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(type.getMethods()).extracting("name").contains(handler[1]);
    }

    @ParameterizedTest
    @MethodSource("drills")
    @DisplayName("One schedule starts it, and it understands what that sends: the day before is the report's")
    void the_schedule_is_understood(DeployedFunction drill) throws IOException {
        List<JsonNode> targets = drill.template().resources("AWS::Scheduler::Schedule").values().stream()
                .map(schedule -> schedule.path("Target"))
                .filter(target -> target.path("Arn").asText().equals(drill.arn())).toList();
        assertThat(targets).hasSize(1);
        String event = targets.getFirst().path("Input").asText().replace("<aws.scheduler.scheduled-time>",
                "2026-01-18T06:48:00Z");

        assertThat(DrillHandler.day(new ByteArrayInputStream(event.getBytes(UTF_8)), Instant.EPOCH, ZoneId.of("UTC")))
                .isEqualTo(LocalDate.of(2026, 1, 17));
    }

    static Stream<DeployedFunction> drills() {
        return Environments.names().stream().flatMap(environment -> DeployedFunction.drills(environment).stream());
    }
}
