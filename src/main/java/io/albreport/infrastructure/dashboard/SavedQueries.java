package io.albreport.infrastructure.dashboard;

import java.util.List;

import software.amazon.awscdk.services.logs.CfnQueryDefinition;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;

/**
 * Questions to the function's logs that were asked before. The logs are JSON: the function's own lines have level,
 * message and ids, Lambda's have a type and a record.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
public final class SavedQueries extends Construct {
    /** The newest lines of the function's own. */
    static final List<String> RECENT = List.of(
            "fields @timestamp, level, message, correlation_id, function_request_id",
            "filter ispresent(level)",
            "sort @timestamp desc",
            "limit 50");

    private final String folder;
    private final ILogGroup logs;

    public SavedQueries(Construct scope, String id, Deployment deployment, ILogGroup logs) {
        super(scope, id);
        folder = "alb-report-" + deployment.environment() + "/";
        this.logs = logs;
        save("recent", RECENT);
        save("errors-and-warnings", List.of(
                "fields @timestamp, level, message, correlation_id, function_request_id, @message",
                "filter level in [\"ERROR\", \"WARN\"]",
                "sort @timestamp desc",
                "limit 200"));
        save("one-run", List.of(
                "fields @timestamp, level, message",
                "filter correlation_id = \"paste the id here\"",
                "sort @timestamp asc",
                "limit 1000"));
        save("time-and-memory", List.of(
                "filter type = \"platform.report\"",
                "fields @timestamp, record.requestId, record.status, record.metrics.durationMs,"
                        + " record.metrics.maxMemoryUsedMB, record.metrics.memorySizeMB",
                "sort @timestamp desc",
                "limit 60"));
        save("runs-that-lambda-ended", List.of(
                "filter type = \"platform.report\" and record.status != \"success\"",
                "fields @timestamp, record.requestId, record.status, record.errorType, record.metrics.durationMs",
                "sort @timestamp desc",
                "limit 60"));
    }

    private void save(String name, List<String> lines) {
        CfnQueryDefinition.Builder.create(this, name)
                .name(folder + name)
                .logGroupNames(List.of(logs.getLogGroupName()))
                .queryString(String.join("\n| ", lines))
                .build();
    }
}
