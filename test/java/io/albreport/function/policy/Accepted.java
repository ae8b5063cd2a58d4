package io.albreport.function.policy;

import java.util.List;

import io.albreport.aws.Permission;

/**
 * A permission that is as it is for a reason, though the rule says otherwise.
 *
 * @param action a pattern, as is the resource
 * @param reason for whoever reads these tables
 */
record Accepted(String action, String resource, String reason) {

    /** Permissions that no call of the tests uses: none. */
    static final List<Accepted> UNUSED = List.of();

    /** Wildcards that no narrower name can replace. */
    static final List<Accepted> WILDCARDS = List.of(
            new Accepted("xray:.*", "\\*", "X-Ray knows no resource"),
            new Accepted("logs:.*", "arn:aws:logs:[^*]+:log-group:[^*]+:\\*", "Lambda names the streams of the group"),
            new Accepted("s3:GetObject", "[^*]+/AWSLogs/\\d{12}/elasticloadbalancing/[a-z0-9-]+/\\*",
                    "load balancers name their logs, in a folder for each day"),
            new Accepted("s3:.*", "arn:aws:s3:::alb-report-[^/*]+-query-results-[^/*]+/results/\\*",
                    "Athena names each result"),
            new Accepted("s3:.*", "arn:aws:s3:::alb-report-[^/*]+-reports-[^/*]+/(reports|reviews|summaries)/\\*",
                    "each day has a folder"),
            new Accepted("s3:(GetObject|PutObject)", "arn:aws:s3:::alb-report-[^/*]+-reports-[^/*]+/links/\\*",
                    "keys are hashes of random bits"),
            new Accepted("s3:GetObjectVersion",
                    "arn:aws:s3:::alb-report-[^/*]+-reports-[^/*]+/(reports/\\*/report|reviews/\\*/review)[.]html",
                    "each day has a page"),
            new Accepted("s3:(GetObjectVersion.*|Replicate.*)",
                    "arn:aws:s3:::alb-report-[^/*]+-(reports|access-logs)-[^/*]+/\\*",
                    "whole buckets are copied"),
            new Accepted("s3:(Delete|Put)Object", "arn:aws:s3:::alb-report-[^/*]+-game-day-[^/*]+/FisConfigs/\\*",
                    "FIS names what it tells the function"),
            new Accepted("lambda:GetFunction", "arn:aws:lambda:[^*]+:function:\\*",
                    "an experiment knows the function by its tag, which a condition demands"),
            new Accepted("logs:(CreateLogDelivery|DescribeLogGroups|DescribeResourcePolicies|PutResourcePolicy)", "\\*",
                    "deliveries of logs know no resource"),
            new Accepted("(s3:ListAllMyBuckets|tag:GetResources)", "\\*", "lists of all there is know no resource"));

    /** Those that are not in the table. */
    static List<Permission> beyond(List<Accepted> table, List<Permission> found) {
        return found.stream().filter(permission -> table.stream().noneMatch(one -> one.matches(permission))).toList();
    }

    boolean matches(Permission permission) {
        return permission.action().matches(action) && permission.resource().matches(resource);
    }
}
