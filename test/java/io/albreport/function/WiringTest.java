package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.order.Order;
import io.albreport.function.order.ReviewRequest;
import io.albreport.function.order.RunRequest;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.infrastructure.Environments;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.model.review.ReviewPeriod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the function expects is what the templates give it. */
@DisplayName("I5, I6: Stack and function fit together")
class WiringTest {
    private static final String SCHEDULED = "2026-01-18T05:00:00Z";
    private static final LocalDate DAY_BEFORE = LocalDate.of(2026, 1, 17);

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("The function's variables are those it reads, and it accepts their values and its settings")
    void variables_are_those_that_are_read(DeployedFunction function) {
        Set<String> read = new TreeSet<>(ReportEnvironment.keys());
        read.add("JAVA_TOOL_OPTIONS"); // by the JVM
        assertThat(function.variables()).containsOnlyKeys(read);

        ReportEnvironment environment = function.started();

        assertThat(environment.reportsBucket()).isEqualTo(function.variable("REPORTS_BUCKET"));
        assertThat(environment.topic()).isEqualTo(function.variable("REPORT_TOPIC"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("Workgroup, database, topic and buckets are those of the stacks")
    void variables_name_what_is_there(DeployedFunction function) {
        assertThat(function.variable("WORKGROUP"))
                .isEqualTo(function.template().resource("AWS::Athena::WorkGroup").path("Name").asText());
        assertThat(function.variable("DATABASE"))
                .isEqualTo(function.template().resource("AWS::Glue::Table").path("DatabaseName").asText());
        assertThat(function.template().resources("AWS::SNS::Topic").keySet().stream().map(function.template()::arnOf))
                .contains(function.variable("REPORT_TOPIC"))
                .containsAll(function.started().alertTopics().values());
        assertThat(function.template().resources("AWS::S3::Bucket").values())
                .extracting(bucket -> bucket.path("BucketName").asText())
                .contains(function.variable("REPORTS_BUCKET"), function.workgroup().resultBucket());
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("The settings are in a layer where the function looks, and mean what the configuration says")
    void settings_are_read(DeployedFunction function) throws IOException {
        JsonNode settings = new JsonMapper().readTree(function.settings().toFile());

        ReportConfig config = ReportConfig.from(settings, "settings");

        assertThat(config.apis()).hasSize(settings.path("apis").size());
        assertThat(settings.path("top").asInt(config.top())).isEqualTo(config.top());
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("The handler is a class that Lambda can start, and a method that it can call")
    void the_handler_is_there(DeployedFunction function) throws ReflectiveOperationException {
        String[] handler = function.handler().split("::", -1);

        Class<?> type = Class.forName(handler[0]);

        assertThat(type).isAssignableTo(RequestStreamHandler.class).isPublic();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(type.getMethods()).extracting("name").contains(handler[1]);
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("Every alias points at the version of this function, and every schedule at an alias")
    void schedules_start_an_alias(DeployedFunction function) {
        List<String> aliases = arns(function, "AWS::Lambda::Alias").stream()
                .filter(arn -> arn.startsWith(function.arn())).toList();

        assertThat(arns(function, "AWS::Lambda::Version").stream().filter(arn -> arn.startsWith(function.arn())))
                .containsExactly(function.arn() + ":1");
        assertThat(aliases).containsExactlyInAnyOrder(function.arn() + ":live", function.arn() + ":operations");
        assertThat(function.template().resources("AWS::Lambda::Alias").values())
                .allSatisfy(alias -> assertThat(alias.path("FunctionVersion").asText()).isEqualTo("1"));
        assertThat(targets(function)).isNotEmpty()
                .allSatisfy(target -> assertThat(aliases).contains(target.path("Arn").asText()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("The function understands what each schedule sends; a time is that of the day after the report's")
    void schedules_send_what_is_understood(DeployedFunction function) throws IOException {
        List<Order> orders = new ArrayList<>();
        for (JsonNode target : targets(function)) {
            String event = target.path("Input").asText().replace("<aws.scheduler.scheduled-time>", SCHEDULED);
            orders.add(Order.parse(new ByteArrayInputStream(event.getBytes(UTF_8)),
                    Instant.parse(SCHEDULED).plusSeconds(7), ZoneId.of("UTC")));
        }

        boolean second = function.environment().equals("pair eu-west-1");
        assertThat(orders).containsExactlyInAnyOrder(new RunRequest(Period.ofDay(DAY_BEFORE), Kind.SCHEDULED, second),
                new RunRequest(Period.ofDay(DAY_BEFORE), Kind.CATCH_UP, second), new Order.HealthCheck(),
                review(ReviewPeriod.Kind.WEEK, Kind.SCHEDULED), review(ReviewPeriod.Kind.WEEK, Kind.CATCH_UP),
                review(ReviewPeriod.Kind.MONTH, Kind.SCHEDULED), review(ReviewPeriod.Kind.MONTH, Kind.CATCH_UP));
    }

    /** Of the last that ended before the time. */
    private static Order review(ReviewPeriod.Kind of, Kind kind) {
        return new ReviewRequest(of.endedBefore(DAY_BEFORE.plusDays(1)), kind);
    }

    static Stream<DeployedFunction> functions() {
        return Environments.names().stream().flatMap(environment -> DeployedFunction.all(environment).stream());
    }

    /** Of all schedules but those of a drill. */
    private static List<JsonNode> targets(DeployedFunction function) {
        List<String> drills = DeployedFunction.drills(function.environment()).stream().map(DeployedFunction::arn)
                .toList();
        return function.template().resources("AWS::Scheduler::Schedule").values().stream()
                .map(schedule -> schedule.path("Target"))
                .filter(target -> !drills.contains(target.path("Arn").asText())).toList();
    }

    private static List<String> arns(DeployedFunction function, String type) {
        return function.template().resources(type).keySet().stream().map(function.template()::arnOf).toList();
    }
}
