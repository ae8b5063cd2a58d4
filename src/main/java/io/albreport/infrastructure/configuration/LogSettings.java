package io.albreport.infrastructure.configuration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;

import io.albreport.infrastructure.configuration.RecoverySettings.LogReplication;
import io.albreport.infrastructure.context.Section;

/**
 * Where load balancers put their access logs.
 *
 * @param existingBucket its name; empty for a bucket of our own
 * @param prefix before {@code AWSLogs}, without slash at either end; empty for none
 * @param accounts whose load balancers are read, 12 digits each
 * @param regions whose load balancers are read; a load balancer logs within its region, others arrive by replication
 * @param since first day that may be asked for
 * @param elsewhere the bucket of our own that is read instead of this region's, where logs are not copied here
 */
public record LogSettings(Optional<String> existingBucket, String prefix, List<String> accounts, List<String> regions,
        LocalDate since, Optional<String> elsewhere) {
    /**
     * AWS refuses a prefix that names AWSLogs: everything behind that word is its own. A longer one would make more
     * policies of {@link #foldersByPolicy} than a role takes.
     */
    private static final Pattern PREFIX = Pattern
            .compile("(?!.*AWSLogs)(?=.{1,128}$)[A-Za-z0-9!_.*'()-]+(/[A-Za-z0-9!_.*'()-]+)*");
    static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** Characters of a policy's 6,144 that are for folders. */
    private static final int ROOM_IN_A_POLICY = 2_700;

    /** Characters around a folder that is named twice, at most with two names of buckets. */
    private static final int AROUND_A_FOLDER = 180;

    /** A role takes ten policies, and the drill is told its folders in a variable. */
    private static final int MOST_FOLDERS = 40;

    static LogSettings from(Section logs, Deployment deployment) {
        List<String> accounts = logs.texts("accounts", "a 12-digit account number in quotes", Deployment.ACCOUNT);
        List<String> regions = logs.texts("regions", "a region such as \"eu-central-1\"", Deployment.REGION);
        if (Math.max(1, accounts.size()) * Math.max(1, regions.size()) > MOST_FOLDERS) {
            throw logs.refused("accounts",
                    "such that accounts times regions, each with a folder of its own, are %d at most"
                            .formatted(MOST_FOLDERS));
        }
        return new LogSettings(
                logs.text("existingBucket", "the name of an S3 bucket", BUCKET),
                logs.text("prefix", "a path of up to 128 characters without slash at either end and without AWSLogs",
                        PREFIX).orElse(""),
                accounts.isEmpty() ? List.of(deployment.accountId()) : accounts,
                regions.isEmpty() ? List.of(deployment.region()) : regions,
                logs.parsed("since", "a day such as \"2026-01-01\"", null, LocalDate::parse), Optional.empty());
    }

    public String bucket(Deployment deployment) {
        return existingBucket.or(() -> elsewhere).orElse(deployment.bucket("access-logs"));
    }

    /**
     * As the other region finds them: in the replica of the bucket, where there is one; else where the first region
     * does, which is of no help when that is lost.
     *
     * @param home where load balancers log to
     */
    LogSettings in(RecoverySettings recovery, Deployment home) {
        return new LogSettings(recovery.existingLogBucket().or(() -> existingBucket), prefix, accounts, regions, since,
                recovery.logs() == LogReplication.NO ? Optional.of(home.bucket("access-logs")) : Optional.empty());
    }

    /** The folders that hold the logs to read, each ending in a slash. */
    public List<String> folders() {
        return accounts.stream().flatMap(
                account -> regions.stream().map(region -> folder(account) + "elasticloadbalancing/" + region + "/"))
                .toList();
    }

    /**
     * The same, by the policies that allow them: IAM takes 6,144 characters in one, and the first has to hold all else.
     * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
     */
    public List<List<String>> foldersByPolicy() {
        List<String> folders = folders();
        int longest = folders.stream().mapToInt(String::length).max().orElseThrow();
        return folders.stream()
                .gather(Gatherers.windowFixed(ROOM_IN_A_POLICY / (2 * longest + AROUND_A_FOLDER))).toList();
    }

    /** What a load balancer of this account may write, its test file included. */
    public String folder(String account) {
        return (prefix.isEmpty() ? "" : prefix + "/") + "AWSLogs/" + account + "/";
    }
}
