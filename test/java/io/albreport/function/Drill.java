package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.Calls;
import io.albreport.aws.S3Calls;
import io.albreport.aws.S3Server;
import io.albreport.aws.Wire;
import io.albreport.function.Invocation;
import io.albreport.function.drill.DrillEnvironment;
import io.albreport.function.environment.AwsClients;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The drill with real clients, between two S3 servers of this JVM. */
public final class Drill implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    public final Calls calls = new Calls();
    /** To the other region. */
    public final Wire replicaWire;
    private final DrillHandler handler;

    public Drill(DrillEnvironment environment, S3Server own, S3Server replica, Clock clock) {
        replicaWire = new Wire(replica.endpoint());
        handler = new DrillHandler(environment, client(environment.region(), own.endpoint()),
                client(environment.replicaRegion(), replicaWire.uri()), clock);
    }

    private S3Client client(Region region, URI endpoint) {
        return S3Client.builder().endpointOverride(endpoint).credentialsProvider(S3Server.CREDENTIALS).region(region)
                .forcePathStyle(true).httpClient(AwsClients.http())
                .overrideConfiguration(AwsClients.patientWithS3().copy(
                        all -> all.addExecutionInterceptor(new S3Calls(calls))))
                .build();
    }

    /** What Lambda would do with an event; the answer. */
    public JsonNode invoke(String event) throws IOException {
        return invoke(event, new Invocation("request-1"));
    }

    /** The same, where Lambda ends it soon. */
    public JsonNode invoke(String event, Duration left) throws IOException {
        return invoke(event, new Invocation("request-1", left));
    }

    private JsonNode invoke(String event, Invocation invocation) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, invocation);
        return JSON.readTree(answer.toByteArray());
    }

    @Override
    public void close() {
        replicaWire.close();
    }
}
