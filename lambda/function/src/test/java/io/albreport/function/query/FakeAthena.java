package io.albreport.function.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Athena's end of the wire: answers each question for the state with the next of some answers, the last for good. */
final class FakeAthena implements AutoCloseable {
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final Deque<String> answers;
    private final HttpServer server;

    FakeAthena(String... answers) throws IOException {
        this.answers = new ArrayDeque<>(List.of(answers));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    AthenaClient client() {
        return AthenaClient.builder().region(Region.EU_WEST_1).httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonAthena.", "");
        calls.add(operation + " " + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String answer = switch (operation) {
            case "StartQueryExecution" -> "{\"QueryExecutionId\":\"0f1e\"}";
            case "GetQueryExecution" -> answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            default -> "{}";
        };
        byte[] body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(answer.contains("__type") ? 400 : 200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
