package io.albreport.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An Athena workgroup with enforced settings, and the table that is queried in it.
 *
 * @param account twelve digits
 * @param logPrefix what keys of logs begin with, without account, region and day; ends in a slash
 * @param logAccounts whose logs the table has, as it has those of {@code logRegions}
 */
public record Workgroup(String name, String account, String region, String database, String table, String logBucket,
        String logPrefix, List<String> logAccounts, List<String> logRegions, String resultBucket) {

    /** With logs of this account and another one, of this region. */
    public Workgroup(String name, String account, String region, String database, String table, String logBucket,
            String logPrefix, String resultBucket) {
        this(name, account, region, database, table, logBucket, logPrefix, List.of(account, "444455556666"),
                List.of(region), resultBucket);
    }

    /** Athena's name for the account's Glue catalogue. */
    static final String CATALOG = "AwsDataCatalog";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** One that shares no bucket with any other, for tests that share a server. */
    public static Workgroup numbered() {
        int number = NUMBER.incrementAndGet();
        return new Workgroup("alb-report-dev", "111122223333", "eu-west-1", "alb_report_dev", "access_logs",
                "logs-" + number, "alb/AWSLogs/", "results-" + number);
    }

    private List<String> logFolders() {
        return logAccounts.stream().flatMap(logAccount -> logRegions.stream()
                .map(logRegion -> logPrefix + logAccount + "/elasticloadbalancing/" + logRegion + "/")).toList();
    }

    public String arn() {
        return arn(name);
    }

    /** Of the workgroup that a request names. */
    String arn(String workgroup) {
        return "arn:aws:athena:%s:%s:workgroup/%s".formatted(region, account, workgroup);
    }

    /** Of the catalogue that a request names. */
    String catalogArn(String catalog) {
        return "arn:aws:athena:%s:%s:datacatalog/%s".formatted(region, account, catalog);
    }

    /** What Athena does to describe the table. */
    List<Call> callsOfATable() {
        String glue = "arn:aws:glue:%s:%s:".formatted(region, account);
        return Stream.of("catalog", "database/" + database, "table/" + database + "/" + table)
                .map(resource -> new Call("glue:GetTable", glue + resource)).toList();
    }

    /**
     * What Athena does for a query with the permissions of its caller: reads the table's definition (no partitions,
     * they are projected), the logs, and writes the result.
     *
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html">Access to
     *      the Glue catalogue</a>
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html">Access to S3 from Athena</a>
     */
    List<Call> callsOfAQuery(String resultKey) {
        String glue = "arn:aws:glue:%s:%s:".formatted(region, account);
        List<Call> calls = new ArrayList<>();
        for (String resource : List.of("catalog", "database/" + database)) {
            calls.add(new Call("glue:GetDatabase", glue + resource));
        }
        calls.addAll(callsOfATable());
        String logs = "arn:aws:s3:::" + logBucket;
        calls.add(new Call("s3:GetBucketLocation", logs));
        for (String folder : logFolders()) {
            calls.add(new Call("s3:ListBucket", logs).with("s3:prefix", folder + "2026/01/17/"));
            calls.add(new Call("s3:GetObject", logs + "/" + folder + "2026/01/17/any.log.gz"));
        }
        String results = "arn:aws:s3:::" + resultBucket;
        Stream.of("GetBucketLocation", "ListBucket", "ListBucketMultipartUploads")
                .forEach(action -> calls.add(new Call("s3:" + action, results)));
        Stream.of("PutObject", "GetObject", "AbortMultipartUpload", "ListMultipartUploadParts")
                .forEach(action -> calls.add(new Call("s3:" + action, results + "/" + resultKey)));
        return calls;
    }
}
