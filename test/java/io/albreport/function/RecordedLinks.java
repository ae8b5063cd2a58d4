package io.albreport.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.Call;
import io.albreport.aws.S3Server;
import io.albreport.function.link.LinkEnvironment;
import io.albreport.function.s3.StoredFile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** The calls that a deployed endpoint of links makes for a link that lives and for one that does not. */
public final class RecordedLinks {
    /** By the links that open them. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "a".repeat(43), "reports/date=2026-01-17/report.html",
            "c".repeat(43), "reviews/week=2026-W03/review.html",
            "d".repeat(43), "reviews/month=2026-01/review.html"));
    private static final Map<String, List<Call>> MADE = new ConcurrentHashMap<>();

    private RecordedLinks() {}

    public static List<Call> of(DeployedFunction links) {
        return MADE.computeIfAbsent(links.toString(), _ -> {
            try {
                return record(links);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /** What the function reads of its variables when it starts. */
    static LinkEnvironment environment(DeployedFunction links) {
        Map<String, String> all = new TreeMap<>(links.variables());
        all.put("AWS_REGION", links.template().region()); // Lambda does
        return LinkEnvironment.from(all);
    }

    private static List<Call> record(DeployedFunction links) throws IOException, InterruptedException {
        LinkEnvironment environment = environment(links);
        S3Server server = S3Server.shared();
        try (S3Client s3 = server.client();
                LinkService service = new LinkService(links.template(), server, environment,
                        new TestClock(Deployment.NOW));
                HttpClient reader = HttpClient.newHttpClient()) {
            server.createBucket(environment.reportsBucket());
            List<Call> signed = new ArrayList<>();
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                issue(s3, environment.reportsBucket(), page.getKey(), page.getValue());
                signed.add(RecordedRuns.signed(open(reader, service, page.getKey()).headers().firstValue("Location")
                        .map(URI::create).orElseThrow()));
            }
            assertThat(open(reader, service, "b".repeat(43)).statusCode()).isEqualTo(404);
            List<Call> calls = new ArrayList<>(service.calls.distinct());
            calls.addAll(signed);
            return calls;
        }
    }

    private static void issue(S3Client s3, String bucket, String token, String page) {
        String version = s3.putObject(put -> put.bucket(bucket).key(page), RequestBody.fromString("page")).versionId();
        s3.putObject(put -> put.bucket(bucket)
                .key("links/%s.json".formatted(StoredFile.sha256(token.getBytes(US_ASCII)))),
                RequestBody.fromString("""
                        {"end":"2026-01-19T05:00:00Z","file":{"key":"%s","versionId":"%s","sha256":"","bytes":4}}
                        """.formatted(page, version)));
    }

    private static HttpResponse<Void> open(HttpClient reader, LinkService service, String token)
            throws IOException, InterruptedException {
        return reader.send(HttpRequest.newBuilder(service.address().resolve(token)).build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
