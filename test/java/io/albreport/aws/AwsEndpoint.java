package io.albreport.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import software.amazon.awssdk.services.s3.S3Client;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An endpoint for Athena, Parameter Store (JSON protocol) and SNS (query protocol), for real clients. */
public final class AwsEndpoint implements AutoCloseable {
    private static final String ATHENA = "AmazonAthena.";
    private static final String PARAMETER = "AmazonSSM.GetParameter";
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([a-z0-9-]+)/ssm/");

    private final HttpServer server;
    private final AthenaQueries athena;
    private final Calls calls;
    private final String account;
    private final Map<String, String> parameters = new ConcurrentHashMap<>();
    private final List<Map<String, String>> mails = new CopyOnWriteArrayList<>();
    private final Set<String> deserted = ConcurrentHashMap.newKeySet();
    private volatile int subscribers = 1;

    public AwsEndpoint(QueryEngine engine, S3Client s3, Workgroup workgroup, Calls calls) throws IOException {
        this.calls = calls;
        account = workgroup.account();
        athena = new AthenaQueries(engine, s3, workgroup, calls);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was published: the parameters as SNS gets them. */
    public List<Map<String, String>> mails() {
        return List.copyOf(mails);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null && target.startsWith(ATHENA)) {
                answerAthena(exchange, target.substring(ATHENA.length()), body);
            } else if (PARAMETER.equals(target)) {
                answerParameter(exchange, AthenaQueries.parse(body).path("Name").asText());
            } else {
                answerSns(exchange, form(new String(body, UTF_8)));
            }
        }
    }

    private void answerAthena(HttpExchange exchange, String operation, byte[] body) throws IOException {
        try {
            send(exchange, 200, AthenaQueries.bytes(athena.answer(operation, AthenaQueries.parse(body))));
        } catch (AthenaQueries.RefusedException e) {
            send(exchange, 400, AthenaQueries.bytes(
                    Map.of("__type", "InvalidRequestException", "Message", String.valueOf(e.getMessage()))));
        }
    }

    private void answerParameter(HttpExchange exchange, String name) throws IOException {
        Matcher scope = SCOPE.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
        String region = scope.find() ? scope.group(1) : "unsigned";
        calls.add("ssm:GetParameter", "arn:aws:ssm:%s:%s:parameter%s".formatted(region, account, name));
        String value = parameters.get(name);
        send(exchange, value == null ? 400 : 200, AthenaQueries.bytes(value == null
                ? Map.of("__type", "ParameterNotFound")
                : Map.of("Parameter", Map.of("Name", name, "Value", value))));
    }

    /** What Parameter Store has. */
    public void parameter(String name, String value) {
        parameters.put(name, value);
    }

    private void answerSns(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        String action = parameters.getOrDefault("Action", "");
        calls.add("sns:" + action, parameters.getOrDefault("TopicArn", ""));
        String answer = switch (action) {
            case "Publish" -> publish(parameters);
            case "GetTopicAttributes" -> subscriptions(parameters.getOrDefault("TopicArn", ""));
            default -> "";
        };
        send(exchange, answer.isEmpty() ? 400 : 200, answer.getBytes(UTF_8));
    }

    private String publish(Map<String, String> parameters) {
        mails.add(parameters);
        return """
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
                <MessageId>m-%d</MessageId></PublishResult></PublishResponse>""".formatted(mails.size());
    }

    private String subscriptions(String topic) {
        return """
                <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult>\
                <Attributes><entry><key>SubscriptionsConfirmed</key><value>%d</value></entry></Attributes>\
                </GetTopicAttributesResult></GetTopicAttributesResponse>"""
                .formatted(deserted.contains(topic) ? 0 : subscribers);
    }

    /** Of this topic nobody confirms a subscription. */
    public void desert(String topic) {
        deserted.add(topic);
    }

    /** How many get the mails. */
    public void subscribers(int confirmed) {
        subscribers = confirmed;
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
