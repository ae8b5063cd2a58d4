package io.albreport.function;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import static java.nio.charset.StandardCharsets.UTF_8;

/** S3's end of the wire, for reading: objects of one bucket by key, old versions by {@code key?versionId=...}. */
public final class FakeS3 implements AutoCloseable {
    private final Map<String, String> objects;
    private final HttpServer server;

    public FakeS3(Map<String, String> objects) throws IOException {
        this.objects = Map.copyOf(objects);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bucket/", this::answer);
        server.start();
    }

    public S3Client client() {
        return S3Client.builder().region(Region.EU_WEST_1).httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            @Nullable
            String content = objects.get(exchange.getRequestURI().toString().substring("/bucket/".length()));
            byte[] body = Objects.requireNonNullElse(content, "<Error><Code>NoSuchKey</Code></Error>").getBytes(UTF_8);
            exchange.getResponseHeaders().add("x-amz-version-id", "current");
            boolean withoutBody = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(content == null ? 404 : 200, withoutBody ? -1 : body.length);
            if (!withoutBody) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
