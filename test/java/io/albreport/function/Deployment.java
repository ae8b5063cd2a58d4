package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

import io.albreport.aws.AwsEndpoint;
import io.albreport.aws.Calls;
import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Calls;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.report.ReportConfig;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The function with real clients, in a region that is an S3 server and an endpoint for the rest, both of this JVM. */
final class Deployment implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-18T05:00:07Z");
    static final String ACCOUNT = "111122223333";
    static final String TOPIC = "arn:aws:sns:eu-west-1:" + ACCOUNT + ":report";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Region REGION = Region.EU_WEST_1;

    final S3Client s3;
    final Calls calls = new Calls();
    final AwsEndpoint endpoint;
    private final Workgroup workgroup;
    private final ReportHandler handler;

    /**
     * @param names must not be those of another deployment on the same server
     */
    Deployment(S3Server server, Workgroup names, ReportConfig config, QueryEngine engine) throws IOException {
        workgroup = names;
        s3 = server.client();
        Stream.of(names.logBucket(), names.resultBucket(), reports()).forEach(server::createBucket);
        endpoint = new AwsEndpoint(engine, s3, names, calls);
        ReportEnvironment environment = new ReportEnvironment(REGION, reports(), names.name(), names.database(),
                TOPIC, config, "alb-report", "ALBReport");
        Clients clients = clients(server);
        handler = new ReportHandler(environment, clients, new AthenaQuery(clients.athena(), names.name(),
                names.database(), Duration.ofMillis(50), Duration.ofSeconds(20)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    String reports() {
        return workgroup.resultBucket() + "-reports";
    }

    private Clients clients(S3Server server) {
        return new Clients(
                AthenaClient.builder().endpointOverride(endpoint.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(REGION).httpClient(UrlConnectionHttpClient.create()).build(),
                S3Client.builder().endpointOverride(server.endpoint()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(REGION).forcePathStyle(true).httpClient(UrlConnectionHttpClient.create())
                        .overrideConfiguration(Clients.patientWithS3().copy(
                                all -> all.addExecutionInterceptor(new S3Calls(calls))))
                        .build(),
                S3Presigner.builder().endpointOverride(server.endpoint()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(REGION).serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build(),
                SnsClient.builder().endpointOverride(endpoint.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(REGION).httpClient(UrlConnectionHttpClient.create()).build());
    }

    /** Puts logs into the bucket, those of a day and place as one file: one gzip member after the other. */
    void upload(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, List<Path>> objects = files.filter(Files::isRegularFile).sorted()
                    .collect(Collectors
                            .groupingBy(file -> prefix + folder.relativize(file.getParent()) + "/" + kind(file)));
            for (Map.Entry<String, List<Path>> object : objects.entrySet()) {
                ByteArrayOutputStream members = new ByteArrayOutputStream();
                for (Path file : object.getValue()) {
                    members.writeBytes(Files.readAllBytes(file));
                }
                s3.putObject(put -> put.bucket(workgroup.logBucket()).key(object.getKey()),
                        RequestBody.fromBytes(members.toByteArray()));
            }
        }
    }

    /** The name without its time, address and chance, but with an end of its own for files that are not gzip. */
    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.replaceFirst("_\\d{8}T\\d{4}Z_.*?(\\.log(\\.gz)?)$", "_20260117T0715Z_192.0.2.1_all$1");
    }

    /** What Lambda would do with an event; the answer. */
    JsonNode invoke(String event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new Invocation("request-1"));
        return JSON.readTree(answer.toByteArray());
    }

    /** All keys of the reports bucket. */
    List<String> stored() {
        return s3.listObjectsV2(list -> list.bucket(reports())).contents().stream().map(object -> object.key())
                .toList();
    }

    byte[] content(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(reports()).key(key)).asByteArray();
    }

    JsonNode json(String key) throws IOException {
        return JSON.readTree(content(key));
    }

    /** The mails' parameters. */
    List<Map<String, String>> mails() {
        return endpoint.mails();
    }

    @Override
    public void close() {
        endpoint.close();
        s3.close();
    }
}
