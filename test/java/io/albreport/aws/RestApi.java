package io.albreport.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * API Gateway, as far as a template's REST API uses it: paths, methods, validation of parameters, the limit of the stage,
 * the proxy integration with a function, responses of the API's own, and access logs. All is taken from the template.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">The
 *      limit is a bucket of tokens for each method</a>
 */
public final class RestApi implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final DeployedTemplate template;
    private final JsonNode stage;
    private final Clock clock;
    private final Function function;
    private final HttpServer server;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final List<String> accessLog = new CopyOnWriteArrayList<>();
    private volatile BooleanSupplier down = () -> false;

    /** What is called by the integration. */
    @FunctionalInterface
    public interface Function {
        /** @throws IOException or another exception for what Lambda would call a failed invocation */
        JsonNode invoke(JsonNode event) throws IOException;
    }

    private record Bucket(double tokens, Instant at) {}

    private record Match(String resource, Map<String, String> parameters) {}

    private record Response(int status, Map<String, String> headers, String body) {}

    public RestApi(DeployedTemplate template, Clock clock, Function function) throws IOException {
        this.template = template;
        this.stage = template.resource("AWS::ApiGateway::Stage");
        this.clock = clock;
        this.function = function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** In place of the address that AWS would give it. */
    public URI address() {
        return URI.create("http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(),
                stage.path("StageName").asText()));
    }

    /** A region that is lost answers nobody. */
    public void downWhile(BooleanSupplier isDown) {
        down = isDown;
    }

    /** A line for each request, in the format of the stage. */
    public List<String> accessLog() {
        return List.copyOf(accessLog);
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (down.getAsBoolean()) {
            exchange.close();
            return;
        }
        try (exchange) {
            String[] path = exchange.getRequestURI().getRawPath().substring(1).split("/", -1);
            Optional<Match> match = path[0].equals(stage.path("StageName").asText())
                    ? match(root(), List.of(path).subList(1, path.length), new TreeMap<>())
                    : Optional.empty();
            Response response = answer(exchange, match);
            log(exchange, match, response.status());
            send(exchange, response);
        }
    }

    private String root() {
        return template.resources("AWS::ApiGateway::RestApi").keySet().iterator().next() + ".RootResourceId";
    }

    private Optional<Match> match(String resource, List<String> path, Map<String, String> parameters) {
        if (path.isEmpty()) {
            return Optional.of(new Match(resource, parameters));
        }
        for (Map.Entry<String, JsonNode> child : template.resources("AWS::ApiGateway::Resource").entrySet()) {
            String part = child.getValue().path("PathPart").asText();
            if (child.getValue().path("ParentId").asText().equals(resource) && !path.getFirst().isEmpty()
                    && (part.startsWith("{") || part.equals(path.getFirst()))) {
                Map<String, String> more = new TreeMap<>(parameters);
                more.put(part.replaceAll("[{}]", ""), URLDecoder.decode(path.getFirst(), UTF_8));
                return match(child.getKey(), path.subList(1, path.size()), more);
            }
        }
        return Optional.empty();
    }

    private Response answer(HttpExchange exchange, Optional<Match> match) {
        Optional<Map.Entry<String, JsonNode>> method = match.flatMap(found -> method(found, exchange));
        if (method.isEmpty()) {
            return own("MISSING_AUTHENTICATION_TOKEN", 403, exchange);
        }
        if (!take(method.get().getKey())) {
            return own("THROTTLED", 429, exchange);
        }
        try {
            return of(function.invoke(event(exchange, match.orElseThrow())));
        } catch (IOException | RuntimeException _) {
            return own("INTEGRATION_FAILURE", 502, exchange);
        }
    }

    private Optional<Map.Entry<String, JsonNode>> method(Match match, HttpExchange exchange) {
        return template.resources("AWS::ApiGateway::Method").entrySet().stream()
                .filter(method -> method.getValue().path("ResourceId").asText().equals(match.resource()))
                .filter(method -> List.of("ANY", exchange.getRequestMethod())
                        .contains(method.getValue().path("HttpMethod").asText()))
                .findFirst();
    }

    private synchronized boolean take(String method) {
        JsonNode limits = stage.at("/MethodSettings/0");
        double most = limits.path("ThrottlingBurstLimit").asDouble();
        Bucket before = buckets.getOrDefault(method, new Bucket(most, clock.instant()));
        double refilled = limits.path("ThrottlingRateLimit").asDouble()
                * Duration.between(before.at(), clock.instant()).toMillis() / 1000;
        double tokens = Math.min(most, before.tokens() + refilled);
        buckets.put(method, new Bucket(tokens < 1 ? tokens : tokens - 1, clock.instant()));
        return tokens >= 1;
    }

    private static JsonNode event(HttpExchange exchange, Match match) {
        ObjectNode event = JSON.createObjectNode();
        event.put("httpMethod", exchange.getRequestMethod());
        event.put("path", exchange.getRequestURI().getRawPath());
        match.parameters().forEach((name, value) -> event.withObject("/pathParameters").put(name, value));
        return event;
    }

    private static Response of(JsonNode answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.path("headers").properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Response(answer.path("statusCode").asInt(), headers, answer.path("body").asText());
    }

    /** What the API answers itself. */
    private Response own(String type, int status, HttpExchange exchange) {
        JsonNode response = response(type).or(() -> response(status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX"))
                .orElse(MissingNode.getInstance());
        Map<String, String> headers = new TreeMap<>();
        response.path("ResponseParameters").properties().forEach(header -> headers.put(
                header.getKey().replace("gatewayresponse.header.", ""),
                header.getValue().asText().replaceAll("^'|'$", "")));
        String accepted = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")).orElse("");
        String kind = accepted.contains("text/html") ? "text/html" : "application/json";
        headers.put("Content-Type", kind);
        return new Response(response.path("StatusCode").asInt(status), headers,
                response.path("ResponseTemplates").path(kind).asText());
    }

    private Optional<JsonNode> response(String type) {
        return template.resources("AWS::ApiGateway::GatewayResponse").values().stream()
                .filter(response -> response.path("ResponseType").asText().equals(type)).findFirst();
    }

    private void log(HttpExchange exchange, Optional<Match> match, int status) {
        Map<String, String> context = new TreeMap<>(Map.of("requestTimeEpoch",
                String.valueOf(clock.instant().toEpochMilli()), "requestId", "request", "identity.sourceIp",
                "192.0.2.1", "httpMethod", exchange.getRequestMethod(), "status", String.valueOf(status),
                "resourcePath", match.map(found -> resourcePath(found.resource())).orElse("-"), "path",
                exchange.getRequestURI().getRawPath()));
        List<String> names = new ArrayList<>(context.keySet());
        names.sort((one, other) -> other.length() - one.length());
        String line = stage.at("/AccessLogSetting/Format").asText();
        for (String name : names) {
            line = line.replace("$context." + name + "\"", context.getOrDefault(name, "") + "\"");
        }
        accessLog.add(line.replaceAll("[$]context[.][A-Za-z.]+", "-").strip());
    }

    private String resourcePath(String resource) {
        JsonNode of = template.resources("AWS::ApiGateway::Resource").getOrDefault(resource,
                MissingNode.getInstance());
        return of.isMissingNode()
                ? ""
                : resourcePath(of.path("ParentId").asText()) + "/" + of.path("PathPart").asText();
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : response.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
