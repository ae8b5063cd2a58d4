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
    private static final String TOKEN = "a".repeat(43);
    private static final String PAGE = "reports/date=2026-01-17/report.html";
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
            String version = s3.putObject(put -> put.bucket(environment.reportsBucket()).key(PAGE),
                    RequestBody.fromString("page")).versionId();
            s3.putObject(put -> put.bucket(environment.reportsBucket())
                    .key("links/%s.json".formatted(StoredFile.sha256(TOKEN.getBytes(US_ASCII)))),
                    RequestBody.fromString("""
                            {"end":"2026-01-19T05:00:00Z","file":{"key":"%s","versionId":"%s","sha256":"","bytes":4}}
                            """.formatted(PAGE, version)));
            URI page = open(reader, service, TOKEN).headers().firstValue("Location").map(URI::create).orElseThrow();
            assertThat(open(reader, service, "b".repeat(43)).statusCode()).isEqualTo(404);
            List<Call> calls = new ArrayList<>(service.calls.distinct());
            calls.add(RecordedRuns.signed(page));
            return calls;
        }
    }

    private static HttpResponse<Void> open(HttpClient reader, LinkService service, String token)
            throws IOException, InterruptedException {
        return reader.send(HttpRequest.newBuilder(service.address().resolve(token)).build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
