package io.albreport.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import static java.nio.charset.StandardCharsets.UTF_8;

/** S3 as an account sees it: one service, where each bucket is in a Region, and copies go from any to any. */
public final class S3Regions implements AutoCloseable {
    private static final List<String> OF_THE_CONNECTION = List.of("connection", "content-length", "date", "expect",
            "host", "keep-alive", "transfer-encoding", "upgrade");

    private final Map<String, S3Server> servers;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    /**
     * @param servers by the names of the buckets that they have, or will have
     */
    public S3Regions(Map<String, S3Server> servers) throws IOException {
        this.servers = Map.copyOf(servers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String from = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
        try (exchange) {
            if (from == null) {
                forward(exchange);
            } else {
                byte[] body = copy(URLDecoder.decode(from, UTF_8), exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private S3Server serverOf(String path) {
        String bucket = path.replaceFirst("^/", "").split("/", 2)[0];
        return Objects.requireNonNull(servers.get(bucket), "no such bucket: " + path);
    }

    private void forward(HttpExchange exchange) throws IOException, InterruptedException {
        S3Server of = serverOf(exchange.getRequestURI().getPath());
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(of.endpoint() + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    /** Content and what readers see of it; the copy is another version. */
    private byte[] copy(String from, String to) {
        String[] source = from.replaceFirst("^/", "").split("/", 2);
        String[] target = to.substring(1).split("/", 2);
        try (S3Client there = serverOf(from).client(); S3Client here = serverOf(to).client()) {
            ResponseBytes<GetObjectResponse> object = there
                    .getObjectAsBytes(get -> get.bucket(source[0]).key(source[1]));
            String eTag = here.putObject(put -> put.bucket(target[0]).key(target[1])
                    .contentType(object.response().contentType())
                    .contentDisposition(object.response().contentDisposition()),
                    RequestBody.fromBytes(object.asByteArrayUnsafe())).eTag();
            return "<CopyObjectResult><ETag>%s</ETag><LastModified>%s</LastModified></CopyObjectResult>"
                    .formatted(eTag.replace("\"", "&quot;"), object.response().lastModified()).getBytes(UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
