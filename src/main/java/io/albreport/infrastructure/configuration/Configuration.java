package io.albreport.infrastructure.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.constructs.Node;

import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;
import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.context.Section;
import io.albreport.infrastructure.regions.Regions;

/**
 * All that can be set, of one environment, read from cdk.json and checked.
 *
 * @param protect whether what runs, and what it logs, cannot be deleted by a slip
 * @param links whether each region has an endpoint for links in mails, which live for 24 hours; without it, they end
 *            with the credentials that signed them
 * @param audit nothing unless configured
 * @param gameDay no experiments unless configured
 * @param recovery empty where there is one region
 * @param report settings of the report itself, judged by the reader that the function and the command line share
 */
public record Configuration(Deployment deployment, boolean protect, LogSettings logs, ScheduleSettings schedule,
        FunctionSettings function, AthenaSettings athena, RetentionSettings retention, NotifySettings subscribers,
        boolean links, CostSettings cost,
        RunbookSettings runbooks, TagSettings tags, AuditSettings audit, GameDaySettings gameDay,
        Optional<RecoverySettings> recovery, ReportSettings report) {
    private static final String[] KEYS = {"account", "athena", "audit", "cost", "download", "function",
            "gameDay", "logs", "notify", "protect", "recovery", "region", "report", "retention", "runbooks", "schedule",
            "tags"};

    /**
     * The environment named by {@code -c environment=...}; dev if none is. As its own region is configured.
     *
     * @throws InvalidConfigurationException for the first mistake
     */
    public static Configuration from(Node node) {
        return from(node.tryGetContext("environment"), node.tryGetContext("environments"),
                new CommandLine(node.tryGetContext("first"), node.tryGetContext("installing")));
    }

    public static Configuration from(@Nullable Object environment, @Nullable Object environments,
            CommandLine commandLine) {
        if (!(environments instanceof Map<?, ?> known)) {
            throw Section.refused("environments", "an object with one entry per environment", environments);
        }
        Object name = environment == null ? "dev" : environment;
        if (!known.containsKey(name)) {
            throw new InvalidConfigurationException(
                    "environment must be one of %s, got \"%s\"; pass another -c environment=... or add it to environments in cdk.json"
                            .formatted(
                                    String.join(", ",
                                            new TreeSet<>(known.keySet().stream().map(Object::toString).toList())),
                                    name));
        }
        if (!Deployment.ENVIRONMENT.matcher(name.toString()).matches()) {
            throw Section.refused("the name of an environment", "2 to 10 lower-case letters or digits, a letter first",
                    name);
        }
        return from(name.toString(), Section.of("environments." + name, known.get(name), KEYS), commandLine);
    }

    /** One for each region, the first before the second: that is the order in which buckets can be told of each other. */
    public List<Configuration> regions() {
        return recovery.map(settings -> {
            Configuration home = in(deployment.with(settings), logs, settings);
            Configuration other = in(home.deployment.other().orElseThrow(), logs.in(settings, home.deployment),
                    settings);
            return home.deployment.role() == Deployment.Role.FIRST ? List.of(home, other) : List.of(other, home);
        }).orElse(List.of(this));
    }

    private Configuration in(Deployment place, LogSettings logsThere, RecoverySettings settings) {
        ScheduleSettings times = place.role() == Deployment.Role.FIRST ? schedule : schedule.after(settings.takeover());
        return new Configuration(place, protect, logsThere, times, function, athena, retention, subscribers, links,
                cost, runbooks,
                tags, audit, gameDay, recovery, report);
    }

    private static boolean links(Section download) {
        String link = download.text("link", "\"24 hours\" or \"off\"", Pattern.compile("24 hours|off"))
                .orElse("24 hours");
        return !link.equals("off");
    }

    private static String region(Section settings) {
        String region = settings.requiredText("region", "a region such as \"eu-central-1\"", Deployment.REGION);
        if (!Regions.haveObjectives(region)) {
            throw settings.refused("region",
                    "one with CloudWatch Application Signals, which China and isolated partitions do not have");
        }
        return region;
    }

    private static Configuration from(String environment, Section settings, CommandLine commandLine) {
        Deployment deployment = new Deployment(environment,
                settings.text("account", "a 12-digit account number in quotes", Deployment.ACCOUNT),
                region(settings));
        LogSettings logs = LogSettings.from(
                settings.section("logs", "accounts", "existingBucket", "prefix", "regions", "since"), deployment);
        boolean protect = settings.flag("protect", true);
        RetentionSettings retention = RetentionSettings
                .from(settings.section("retention", "logRetentionDays", "logsDays"), logs, protect);
        ReportSettings report = ReportSettings.from(settings.section("report").copy(), retention.ofOwnLogs(logs),
                "environments.%s.report in cdk.json".formatted(environment));
        ScheduleSettings schedule = ScheduleSettings.from(
                settings.section("schedule", "flexibleWindowMinutes", "time", "timeZone"), report.timeZone());
        FunctionSettings function = FunctionSettings
                .from(settings.section("function", "debugSampleRate", "memoryMb", "reservedConcurrency"));
        return new Configuration(
                deployment,
                protect,
                logs,
                schedule,
                function,
                AthenaSettings.from(settings.section("athena", "scanLimitGb", "timeoutSeconds")),
                retention,
                NotifySettings.from(settings.section("notify", "critical", "report", "warnings")),
                links(settings.section("download", "link")),
                CostSettings.from(settings.section("cost", "anomalyThresholdUsd", "monthlyBudgetUsd", "notify"),
                        deployment),
                RunbookSettings.from(settings.section("runbooks", "baseUrl")),
                TagSettings.from(settings.section("tags", "costCenter", "project")),
                AuditSettings.from(settings.section("audit", "configRules", "iamChanges"), deployment),
                GameDaySettings.from(settings.section("gameDay", "experiments"), function),
                RecoverySettings.from(settings, deployment.region(), logs, schedule, commandLine),
                report);
    }
}
