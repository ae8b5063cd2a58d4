package io.albreport.infrastructure.configuration;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.SubscriptionProtocol;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;
import io.albreport.infrastructure.configuration.RecoverySettings.LogReplication;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I1: The configuration")
class ConfigurationTest {
    private static final String ACCOUNT = SynthesizedApp.ACCOUNT;
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void is_complete_with_a_region_a_first_day_and_a_cost_center() {
        Map<String, Object> least = Map.of("region", "eu-central-1", "logs", Map.of("since", "2026-01-01"), "tags",
                Map.of("costCenter", "1234"));

        assertThat(Configuration.from("dev", Map.of("dev", least), CommandLine.NOTHING))
                .isEqualTo(new Configuration(
                        new Deployment("dev", Optional.empty(), "eu-central-1"),
                        true,
                        new LogSettings(Optional.empty(), "", List.of(ACCOUNT), List.of("eu-central-1"),
                                LocalDate.of(2026, 1, 1), Optional.empty()),
                        new ScheduleSettings(LocalTime.of(5, 0), ZoneId.of("UTC"), 15, UTC),
                        new FunctionSettings(1769, OptionalInt.of(2), 0.01),
                        new AthenaSettings(200, Duration.ofMinutes(3)),
                        new RetentionSettings(365, RetentionDays.ONE_MONTH, true),
                        new NotifySettings(List.of(), List.of(), List.of()),
                        true,
                        new CostSettings(50, List.of(), OptionalInt.empty()),
                        new RunbookSettings(Optional.empty()),
                        new TagSettings("alb-report", "1234"),
                        new AuditSettings(false, List.of()),
                        new GameDaySettings(false),
                        Optional.empty(),
                        ReportSettings.from(Map.of(), OptionalInt.of(365), "here")));
    }

    @Test
    void reads_every_setting() {
        Subscriber team = new Subscriber(SubscriptionProtocol.EMAIL, "team@example.com");
        assertThat(Configuration.from("prod", SynthesizedApp.environments(), CommandLine.NOTHING))
                .isEqualTo(new Configuration(
                        new Deployment("prod", Optional.of("111122223333"), "eu-west-1"),
                        true,
                        new LogSettings(Optional.of("example-logs"), "alb/production",
                                List.of("444455556666", "777788889999"), List.of("eu-west-1", "us-east-1"),
                                LocalDate.of(2025, 6, 30), Optional.empty()),
                        new ScheduleSettings(LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), 0, UTC),
                        new FunctionSettings(3008, OptionalInt.of(4), 0.25),
                        new AthenaSettings(50, Duration.ofMinutes(2)),
                        new RetentionSettings(365, RetentionDays.THIRTEEN_MONTHS, true),
                        new NotifySettings(
                                List.of(team, new Subscriber(SubscriptionProtocol.EMAIL, "manager@example.com")),
                                List.of(new Subscriber(SubscriptionProtocol.EMAIL, "oncall@example.com"),
                                        new Subscriber(SubscriptionProtocol.HTTPS,
                                                "{{resolve:ssm:/alb-report/pagerduty}}")),
                                List.of(team)),
                        true,
                        new CostSettings(75, List.of("finance@example.com", "team@example.com"), OptionalInt.of(20)),
                        new RunbookSettings(Optional.of("https://git.example.com/traffic/blob/main")),
                        new TagSettings("traffic", "platform"),
                        new AuditSettings(true, List.of("security@example.com", "team@example.com")),
                        new GameDaySettings(false),
                        Optional.empty(),
                        ReportSettings.from(Map.of("top", 10, "apis",
                                List.of(Map.of("name", "Shop front", "targetGroups", List.of("storefront"), "p95Ms",
                                        1))),
                                OptionalInt.empty(), "here")));
    }

    @Test
    @DisplayName("R9: Forecasts of cost know how long a bucket of our own keeps logs; another is its owner's")
    void tells_the_report_how_long_logs_are_kept() {
        Map<String, Object> own = SynthesizedApp.map(SynthesizedApp.environments().get("dev"));
        own.put("retention", Map.of("logsDays", 60));
        own.put("report", Map.of("prices", Map.of("athenaPerTb", 6)));

        assertThat(Configuration.from("dev", Map.of("dev", own), CommandLine.NOTHING).report().json())
                .containsIgnoringWhitespaces("\"prices\": {\"athenaPerTb\": 6, \"keepLogsDays\": 60}");
        assertThat(Configuration.from("prod", SynthesizedApp.environments(), CommandLine.NOTHING).report().json())
                .doesNotContain("keepLogsDays");
    }

    @Test
    void has_experiments_only_where_a_game_day_is_configured() {
        Map<String, Object> settings = SynthesizedApp.map(SynthesizedApp.environments().get("dev"));
        settings.putAll(Map.of("gameDay", Map.of("experiments", true), "function", Map.of("memoryMb", 576)));
        GameDaySettings configured = Configuration.from("dev", Map.of("dev", settings), CommandLine.NOTHING).gameDay();

        assertThat(configured).isEqualTo(new GameDaySettings(true));
        assertThat(configured.besideFunctionMb()).isEqualTo(64);
        assertThat(new GameDaySettings(false).besideFunctionMb()).isZero();
    }

    @Test
    @DisplayName("F13: Links live for 24 hours unless that is turned off")
    void has_links_unless_they_are_off() {
        for (String link : List.of("24 hours", "off")) {
            Map<String, Object> settings = new HashMap<>(Map.of("region", "eu-central-1", "logs",
                    Map.of("since", "2026-01-01"), "tags", Map.of("costCenter", "1234")));
            settings.put("download", Map.of("link", link));
            assertThat(Configuration.from("dev", Map.of("dev", settings), CommandLine.NOTHING).links())
                    .isEqualTo(link.equals("24 hours"));
        }
    }

    @Test
    @DisplayName("D1: Two regions have one configuration, but for place, role and time")
    void of_two_regions() {
        List<Configuration> regions = Configuration.from("pair", SynthesizedApp.environments(), CommandLine.NOTHING)
                .regions();
        Deployment home = new Deployment("pair", Optional.of("111122223333"), "eu-central-1",
                Optional.of("eu-west-1"), Deployment.Role.FIRST);

        assertThat(regions).extracting(Configuration::deployment)
                .containsExactly(home, home.other().orElseThrow());
        assertThat(regions).extracting(Configuration::schedule).containsExactly(
                new ScheduleSettings(LocalTime.of(5, 0), ZoneId.of("UTC"), 15, UTC),
                new ScheduleSettings(LocalTime.of(5, 48), ZoneId.of("UTC"), 0, UTC));
        assertThat(regions.getFirst().recovery()).contains(new RecoverySettings("eu-west-1", "eu-central-1",
                Duration.ofMinutes(48), LogReplication.WITHIN_15_MINUTES, Optional.empty(), true, true,
                Optional.empty()));
        assertThat(regions).extracting(Configuration::recovery).containsOnly(regions.getFirst().recovery());
    }

    @Test
    @DisplayName("D4: One setting, or one word on the command line, makes the other region the first")
    void of_two_regions_after_a_failover() {
        List<Configuration> regions = Configuration
                .from("pair", SynthesizedApp.environments(), new CommandLine("eu-west-1", null)).regions();

        assertThat(regions).extracting(region -> region.deployment().region() + " " + region.deployment().role())
                .containsExactly("eu-west-1 FIRST", "eu-central-1 SECOND");
        assertThat(regions).extracting(region -> region.schedule().time())
                .containsExactly(LocalTime.of(5, 0), LocalTime.of(5, 48));
    }

    @Test
    @DisplayName("I3: The second region reads the replica of an existing bucket where its owner keeps one, else the bucket")
    void of_two_regions_with_an_existing_bucket() {
        Map<String, Object> settings = new HashMap<>(Map.of("region", "eu-central-1", "logs",
                Map.of("since", "2026-01-01", "existingBucket", "logs"), "tags", Map.of("costCenter", "1234")));
        settings.put("recovery", Map.of("region", "eu-west-1"));
        assertThat(logBuckets(settings)).containsExactly("logs", "logs");

        settings.put("recovery", Map.of("region", "eu-west-1", "existingLogBucket", "logs-replica"));
        assertThat(logBuckets(settings)).containsExactly("logs", "logs-replica");
    }

    private static List<String> logBuckets(Map<String, Object> settings) {
        return Configuration.from("dev", Map.of("dev", settings), CommandLine.NOTHING).regions().stream()
                .map(region -> region.logs().bucket(region.deployment())).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void in_cdk_json_is_accepted(String environment) {
        Map<String, Object> context = SynthesizedApp.cdkContext();

        assertThat(Configuration.from(environment, context.get("environments"), CommandLine.NOTHING).deployment()
                .environment())
                .isEqualTo(environment);
    }

    @Test
    void is_of_dev_unless_another_is_named() {
        assertThat(
                Configuration.from(null, SynthesizedApp.environments(), CommandLine.NOTHING).deployment().environment())
                .isEqualTo("dev");
    }

    @Test
    @DisplayName("I13: Logs are kept for a month where protected and for three days elsewhere, unless told otherwise")
    void keeps_logs_longer_where_protected() {
        Map<String, Object> least = Map.of("region", "eu-central-1", "logs", Map.of("since", "2026-01-01"), "tags",
                Map.of("costCenter", "1234"));
        Map<String, Object> unprotected = new HashMap<>(least);
        unprotected.put("protect", false);
        Map<String, Object> environments = Map.of("prod", unprotected, "dev", least);

        assertThat(Configuration.from("dev", environments, CommandLine.NOTHING).retention())
                .isEqualTo(new RetentionSettings(365, RetentionDays.ONE_MONTH, true));
        assertThat(Configuration.from("prod", environments, CommandLine.NOTHING).retention())
                .isEqualTo(new RetentionSettings(365, RetentionDays.THREE_DAYS, false));
    }

    @Test
    @DisplayName("O1: A runbook is linked by its URL where the repository can be browsed, else by its path")
    void links_runbooks() {
        RunbookSettings browsable = new RunbookSettings(Optional.of("https://git.example.com/traffic/blob/main"));

        assertThat(browsable.link("throttled"))
                .isEqualTo("https://git.example.com/traffic/blob/main/docs/runbooks/throttled.md");
        assertThat(new RunbookSettings(Optional.empty()).link("throttled")).isEqualTo("docs/runbooks/throttled.md");
    }

    @Test
    void gives_names_that_fit_the_longest_region_and_environment() {
        Deployment longest = new Deployment("environmen", Optional.of("111122223333"), "ap-southeast-1");

        assertThat(List.of("access-logs", "reports", "query-results", "server-logs"))
                .allSatisfy(kind -> assertThat(longest.bucket(kind)).hasSizeLessThanOrEqualTo(63));
    }
}
