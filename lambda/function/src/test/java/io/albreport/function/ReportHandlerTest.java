package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.crac.Core;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.CodeVersion;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.query.AthenaQuery;
import io.albreport.report.configuration.ReportConfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReportHandlerTest {
    private static final ReportEnvironment ENVIRONMENT = new ReportEnvironment(Region.EU_WEST_1, "reports-bucket",
            "workgroup", "database", "arn:aws:sns:eu-west-1:123456789012:topic", Map.of(),
            new LoggedDays(LocalDate.of(2026, 1, 1), OptionalInt.of(365)),
            Optional.empty(), ReportConfig.DEFAULTS,
            Duration.ofMinutes(3), "alb-report", "ALBReport");

    @Test
    @DisplayName("F1: an event that cannot be understood is thrown back, and nothing is answered")
    void an_event_that_cannot_be_understood_is_thrown_back() {
        var answer = new ByteArrayOutputStream();

        assertThatIllegalArgumentException().isThrownBy(() -> handler().handleRequest(
                new ByteArrayInputStream("{\"day\":1}".getBytes(UTF_8)), answer, new Invocation("request-1")))
                .withMessageStartingWith("the event has an unknown field 'day'");

        assertThat(answer.size()).isZero();
    }

    @Test
    @DisplayName("I5: what SnapStart does before its snapshot makes a report without calling any service")
    void priming_calls_no_service() {
        for (String zone : List.of("UTC", "Australia/Sydney", "Asia/Kathmandu")) {
            Priming priming = Priming.registered(ReportConfig.DEFAULTS.in(ZoneId.of(zone)));
            assertThatCode(() -> priming.beforeCheckpoint(Core.getGlobalContext())).as(zone).doesNotThrowAnyException();
        }
    }

    @Test
    void the_code_knows_its_version() {
        assertThat(CodeVersion.TEXT).matches("ALB Report [0-9]+[.][0-9]+[.][0-9]+.*");
    }

    private static ReportHandler handler() {
        return new ReportHandler(ENVIRONMENT, AwsClients.in(Region.EU_WEST_1),
                Clock.fixed(Instant.parse("2026-11-20T01:00:00Z"), ZoneOffset.UTC), AthenaQuery.POLL_EVERY);
    }
}
