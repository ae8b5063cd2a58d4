package io.albreport.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.AskedDay;
import io.albreport.aws.AwsEndpoint;
import io.albreport.aws.Calls;
import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.report.statement.ResultRow;

/** The services that the function calls, in this process; whatever Athena is asked, it has the same answer at once. */
final class Region implements AutoCloseable {
    private static final Workgroup NAMES = new Workgroup("alb-report-dev", "111122223333", "eu-west-1",
            "alb_report_dev", "access_logs", "access-logs", "alb/AWSLogs/", "query-results");
    /** That the answers were made of. */
    private static final String DAY_OF_MONTH = "%02d".formatted(FunctionBenchmark.DAY.getDayOfMonth());

    private static final long BYTES_SCANNED = 1_000_000_000;

    private final S3Server server = new S3Server();
    private final S3Client s3 = server.client();
    private final AwsEndpoint endpoint;
    private final Path settings;
    private volatile List<List<@Nullable String>> answer = List.of();
    private int buckets;

    Region(Path folder) throws IOException {
        server.createBucket(NAMES.resultBucket());
        endpoint = new AwsEndpoint(
                sql -> new QueryEngine.Answer(ResultRow.COLUMNS, AskedDay.in(answer, DAY_OF_MONTH, sql),
                        BYTES_SCANNED),
                s3, NAMES,
                new Calls());
        settings = Files.writeString(folder.resolve("report-settings.json"), "{}\n");
    }

    void answer(List<List<@Nullable String>> rows) {
        answer = rows;
    }

    /** What the stack and Lambda set, with a bucket of its own for reports, and the ways to the services. */
    Map<String, String> environment(int memoryMb) {
        String reports = "reports-" + buckets++;
        server.createBucket(reports);
        Map<String, String> environment = new TreeMap<>(Map.of("REPORTS_BUCKET", reports, "WORKGROUP", NAMES.name(),
                "DATABASE", NAMES.database(), "REPORT_TOPIC", "arn:aws:sns:eu-west-1:111122223333:report",
                "REPORT_SETTINGS", settings.toString(), "QUERY_TIMEOUT_SECONDS", "180",
                "POWERTOOLS_SERVICE_NAME", "alb-report", "POWERTOOLS_METRICS_NAMESPACE", "ALBReport/dev",
                "POWERTOOLS_LOG_LEVEL", "INFO", "POWERTOOLS_LOGGER_SAMPLE_RATE", "0.01"));
        environment.putAll(Map.of("LOGS_SINCE", "2026-01-01", "LOGS_DAYS", "365", "CRITICAL_TOPIC", "nobody",
                "WARNINGS_TOPIC", "nobody", "LINK_ADDRESS", "off", "OTHER_LINK_ADDRESS", "off"));
        environment.putAll(Map.of("AWS_REGION", NAMES.region(), "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test", "AWS_LAMBDA_FUNCTION_NAME", "report",
                "AWS_LAMBDA_FUNCTION_VERSION", "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(memoryMb),
                "AWS_LAMBDA_LOG_FORMAT", "JSON", "AWS_LAMBDA_LOG_LEVEL", "DEBUG",
                // an address and no name: the SDK then puts buckets into the path
                "AWS_ENDPOINT_URL_S3", address(server.endpoint()), "AWS_ENDPOINT_URL", address(endpoint.uri())));
        return environment;
    }

    private static String address(URI endpoint) {
        return "http://127.0.0.1:" + endpoint.getPort();
    }

    @Override
    public void close() {
        endpoint.close();
        s3.close();
        server.close();
    }
}
