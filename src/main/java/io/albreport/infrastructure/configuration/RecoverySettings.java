package io.albreport.infrastructure.configuration;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.infrastructure.context.Section;
import io.albreport.infrastructure.regions.Regions;

/**
 * A second region that makes the report when the first does not.
 *
 * @param region the other than the environment's own
 * @param first the region whose schedule runs first now: what a failover changes
 * @param takeover from the first region's time to the second's
 * @param logs how access logs of our own buckets reach the other region
 * @param existingLogBucket where the owner of an existing log bucket replicates it to, in the other region
 * @param backup whether AWS Backup keeps the reports, too
 * @param lockBackup whether nobody can delete what it keeps before the lock is taken off
 * @param installing the region whose buckets are made now, before there is another region to copy them to
 */
public record RecoverySettings(String region, String first, Duration takeover, LogReplication logs,
        Optional<String> existingLogBucket, boolean backup, boolean lockBackup,
        Optional<String> installing) {

    /**
     * A takeover waits until the first region has tried all it can: three runs of five minutes at most; then one and
     * two minutes between them, and the fifteen that replication may take.
     * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
     * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
     */
    private static final int TRIES_AND_REPLICATION = 3 * 5 + 1 + 2 + 15;

    /**
     * The daily drill, from the second region's time. Its catch-up run is 20 minutes later and takes 18 with its
     * repetitions; then 15 for replication.
     */
    public static final Duration DRILL_AFTER_TAKEOVER = Duration.ofMinutes(60);

    private static final int MOST_MINUTES = 720;

    /**
     * Of all folders of logs, with a comma between them, which the drill is told in a variable. All variables of a
     * function have 4 KB together: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
     */
    private static final int MOST_CHARACTERS = 3_000;

    /** How access logs are replicated. */
    public enum LogReplication {
        /** With S3's promise for 99.99 % of objects; it costs by the GB. */
        WITHIN_15_MINUTES("within 15 minutes"),
        /** Most objects within minutes, without a promise. */
        EVENTUALLY("eventually"),
        /** Not at all: the second region then reads the first one's bucket, and is of no help when that is lost. */
        NO("no");

        private final String name;

        LogReplication(String name) {
            this.name = name;
        }

        private static final Pattern NAMES = Pattern.compile("within 15 minutes|eventually|no");
        private static final String ALLOWED = "\"within 15 minutes\", \"eventually\" or \"no\"";

        private static LogReplication named(String name) {
            return List.of(values()).stream().filter(value -> value.name.equals(name)).findFirst().orElseThrow();
        }
    }

    /** Empty where the environment has one region. */
    static Optional<RecoverySettings> from(Section environment, String home, LogSettings logs,
            ScheduleSettings schedule, CommandLine commandLine) {
        if (!environment.has("recovery")) {
            commandLine.refuse("first", commandLine.first());
            commandLine.refuse("installing", commandLine.installing());
            return Optional.empty();
        }
        Section recovery = environment.section("recovery", "backup", "existingLogBucket", "first", "lockBackup",
                "region", "replicateLogs", "takeoverMinutes");
        String region = recovery.requiredText("region", "a region other than the environment's, such as \"eu-west-1\"",
                Pattern.compile("(?!" + home + "$)" + Deployment.REGION));
        if (Regions.belongToGlobal(region) != Regions.belongToGlobal(home) || !Regions.haveObjectives(region)) {
            throw recovery.refused("region", "a region of the same partition as " + home);
        }
        Pattern either = Pattern.compile(home + "|" + region);
        String first = commandLine.text("first", commandLine.first(), either)
                .or(() -> recovery.text("first", home + " or " + region, either)).orElse(home);
        return Optional.of(new RecoverySettings(region, first, takeover(recovery, schedule),
                replication(environment, recovery, logs), existingLogBucket(recovery, logs),
                recovery.flag("backup", false),
                lockBackup(recovery),
                commandLine.text("installing", commandLine.installing(),
                        Pattern.compile(first.equals(home) ? region : home))));
    }

    private static boolean lockBackup(Section recovery) {
        if (recovery.has("lockBackup") && !recovery.flag("backup", false)) {
            throw recovery.refused("lockBackup", "absent unless recovery.backup is true");
        }
        return recovery.flag("lockBackup", true);
    }

    private static Duration takeover(Section recovery, ScheduleSettings schedule) {
        int least = schedule.flexibleWindowMinutes() + TRIES_AND_REPLICATION;
        Duration takeover = Duration.ofMinutes(recovery.whole("takeoverMinutes", least, MOST_MINUTES, least));
        ScheduleSettings second = schedule.after(takeover);
        Optional<String> objection = new YearOfRuns(schedule).isOnAnotherDay(takeover)
                ? Optional.of("on the same day as the first's (in %s), or it would report on another day"
                        .formatted(schedule.days()))
                : new YearOfRuns(second).objection().or(() -> drill(new YearOfRuns(second), schedule.days()));
        objection.ifPresent(allowed -> {
            throw recovery.refused("takeoverMinutes",
                    "such that the second region's time, %s, is %s".formatted(second.time(), allowed));
        });
        return takeover;
    }

    private static Optional<String> drill(YearOfRuns second, ZoneId days) {
        return second.isOnAnotherDay(DRILL_AFTER_TAKEOVER)
                ? Optional.of(
                        "a time whose recovery drill, %d minutes later, is on the same day in %s, or it would look for a report that is not made yet"
                                .formatted(DRILL_AFTER_TAKEOVER.toMinutes(), days))
                : Optional.empty();
    }

    private static LogReplication replication(Section environment, Section recovery, LogSettings logs) {
        if (logs.existingBucket().isPresent() && recovery.has("replicateLogs")) {
            throw recovery.refused("replicateLogs", "absent beside logs.existingBucket, whose owner decides");
        }
        LogReplication replication = logs.existingBucket().isPresent()
                ? LogReplication.NO
                : recovery.text("replicateLogs", LogReplication.ALLOWED, LogReplication.NAMES)
                        .map(LogReplication::named).orElse(LogReplication.WITHIN_15_MINUTES);
        int characters = String.join(",", logs.folders()).length();
        if (replication != LogReplication.NO && characters > MOST_CHARACTERS) {
            throw environment.section("logs").refused("prefix",
                    "so short that the names of all folders of logs, which the recovery drill is told in a variable, have %,d characters together at most (they have %,d)"
                            .formatted(MOST_CHARACTERS, characters));
        }
        return replication;
    }

    private static Optional<String> existingLogBucket(Section recovery, LogSettings logs) {
        if (logs.existingBucket().isEmpty() && recovery.has("existingLogBucket")) {
            throw recovery.refused("existingLogBucket", "absent unless logs.existingBucket is there");
        }
        return recovery.text("existingLogBucket", "the name of an S3 bucket in the second region", LogSettings.BUCKET);
    }

    /** What is said for one command only, by {@code -c name=value}. */
    public record CommandLine(@Nullable Object first, @Nullable Object installing) {
        public static final CommandLine NOTHING = new CommandLine(null, null);

        private Optional<String> text(String name, @Nullable Object value, Pattern allowed) {
            if (value != null && !allowed.matcher(value.toString()).matches()) {
                throw new InvalidConfigurationException("-c %s must be %s, got \"%s\"; correct the command"
                        .formatted(name, allowed.pattern().replace("|", " or "), value));
            }
            return Optional.ofNullable(value).map(Object::toString);
        }

        private void refuse(String name, @Nullable Object value) {
            if (value != null) {
                throw new InvalidConfigurationException(
                        "-c %s is for environments with two regions, got \"%s\"; add a section recovery to the environment in cdk.json"
                                .formatted(name, value));
            }
        }
    }
}
