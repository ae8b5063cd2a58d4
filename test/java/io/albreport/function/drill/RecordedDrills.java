package io.albreport.function.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.Call;
import io.albreport.aws.S3Server;
import io.albreport.function.DeployedFunction;
import io.albreport.function.Drill;
import io.albreport.function.Printed;

/** The calls of a drill with the names that the templates give: it finds a part there, and looks twice for the rest. */
public final class RecordedDrills {
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final String FILE = "{\"key\": \"%s\", \"versionId\": \"%s\", \"sha256\": \"00\", \"bytes\": 1}";
    private static final List<String> FILES = List.of("reports/date=2026-01-17/report.html",
            "summaries/date=2026-01-17/summary.json");
    private static final String LOG = "2026/01/17/any.log.gz";

    private RecordedDrills() {}

    public static DrillEnvironment environment(DeployedFunction drill) {
        Map<String, String> variables = new HashMap<>(drill.variables());
        variables.put("AWS_REGION", drill.template().region()); // Lambda does
        return DrillEnvironment.from(variables);
    }

    public static List<Call> of(DeployedFunction deployed) {
        DrillEnvironment environment = environment(deployed);
        try (S3Server server = new S3Server();
                S3Client s3 = server.client();
                Printed _ = new Printed()) {
            Stream.of(environment.reportsBucket(), environment.replicaReportsBucket()).forEach(bucket -> {
                server.createBucket(bucket);
                report(s3, bucket);
            });
            environment.logs().ifPresent(logs -> Stream.of(logs.bucket(), logs.replica()).forEach(bucket -> {
                server.createBucket(bucket);
                logs.folders().forEach(folder -> put(s3, bucket, folder + LOG, "log"));
            }));
            try (Drill drill = new Drill(environment, server, server,
                    Clock.fixed(Instant.now().plusSeconds(3_600), ZoneOffset.UTC))) {
                drill.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");
                return drill.calls.distinct();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With files that are there, and one that is not. */
    private static void report(S3Client s3, String bucket) {
        StringBuilder files = new StringBuilder();
        FILES.forEach(key -> files.append(FILE.formatted(key, put(s3, bucket, key, "x"))).append(", "));
        files.append(FILE.formatted("summaries/date=2026-01-17/gone", "none"));
        put(s3, bucket, MANIFEST, manifest(files.toString()));
    }

    /** What a manifest cannot do without. */
    static String manifest(String files) {
        return """
                {"date": "2026-01-17", "region": "eu-west-1", "mail": {"subject": "", "text": ""}, "files": [%s]}"""
                .formatted(files);
    }

    private static String put(S3Client s3, String bucket, String key, String content) {
        return s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content)).versionId();
    }
}
