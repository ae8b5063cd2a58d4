package io.albreport.infrastructure;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I1: The configuration")
class ConfigurationTest {
    @Test
    void is_complete_with_a_region_a_first_day_and_a_cost_center() {
        Map<String, Object> least = Map.of("region", "eu-central-1", "logs", Map.of("since", "2026-01-01"), "tags",
                Map.of("costCenter", "1234"));

        assertThat(Configuration.from("dev", Map.of("dev", least)))
                .isEqualTo(new Configuration(
                        new Deployment("dev", Optional.empty(), "eu-central-1"),
                        new LogSettings(Optional.empty(), "", List.of(Aws.ACCOUNT_ID), List.of("eu-central-1"),
                                LocalDate.of(2026, 1, 1)),
                        new ScheduleSettings(LocalTime.of(5, 0), ZoneId.of("UTC"), 15),
                        new FunctionSettings(1769, OptionalInt.of(2)),
                        200,
                        new RetentionSettings(365, RetentionDays.ONE_MONTH),
                        new NotifySettings(List.of(), List.of(), List.of()),
                        new TagSettings("alb-report", "1234"),
                        Map.of()));
    }

    @Test
    void reads_every_setting() {
        Subscriber team = new Subscriber(SubscriptionProtocol.EMAIL, "team@example.com");
        assertThat(Configuration.from("prod", SynthesizedApp.environments()))
                .isEqualTo(new Configuration(
                        new Deployment("prod", Optional.of("111122223333"), "eu-west-1"),
                        new LogSettings(Optional.of("example-logs"), "alb/production",
                                List.of("444455556666", "777788889999"), List.of("eu-west-1", "us-east-1"),
                                LocalDate.of(2025, 6, 30)),
                        new ScheduleSettings(LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), 0),
                        new FunctionSettings(3008, OptionalInt.of(4)),
                        50,
                        new RetentionSettings(365, RetentionDays.THIRTEEN_MONTHS),
                        new NotifySettings(
                                List.of(team, new Subscriber(SubscriptionProtocol.EMAIL, "manager@example.com")),
                                List.of(new Subscriber(SubscriptionProtocol.EMAIL, "oncall@example.com"),
                                        new Subscriber(SubscriptionProtocol.HTTPS,
                                                "{{resolve:ssm:/alb-report/pagerduty}}")),
                                List.of(team)),
                        new TagSettings("traffic", "platform"),
                        Map.of("top", 10, "apis",
                                List.of(Map.of("name", "Checkout", "targetGroups", List.of("checkout"))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void in_cdk_json_is_accepted(String environment) {
        Map<String, Object> context = SynthesizedApp.cdkContext();

        assertThat(Configuration.from(environment, context.get("environments")).deployment().environment())
                .isEqualTo(environment);
    }

    @Test
    void is_of_dev_unless_another_is_named() {
        assertThat(Configuration.from(null, SynthesizedApp.environments()).deployment().environment()).isEqualTo("dev");
    }

    @Test
    void gives_names_that_fit_the_longest_region_and_environment() {
        Deployment longest = new Deployment("environmen", Optional.of("111122223333"), "ap-southeast-1");

        assertThat(List.of("access-logs", "reports", "query-results", "server-logs"))
                .allSatisfy(kind -> assertThat(longest.bucket(kind)).hasSizeLessThanOrEqualTo(63));
    }
}
