package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import io.albreport.aws.Calls;
import io.albreport.aws.DeployedTemplate;
import io.albreport.aws.RestApi;
import io.albreport.aws.S3Calls;
import io.albreport.aws.S3Server;
import io.albreport.aws.Unlisted;
import io.albreport.aws.Wire;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.link.LinkEnvironment;
import io.albreport.function.link.LinkHandler;

/** Where links of mails lead to: the API of a template, and the function behind it with real clients. */
public final class LinkService implements AutoCloseable {
    /** Of the function's role, which is another than that of who sends mails. */
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("links", "secret"));
    private static final JsonMapper JSON = new JsonMapper();

    public final Calls calls = new Calls();
    /** To S3, for the function and for whoever follows its redirects. */
    public final Wire s3Wire;
    public final RestApi api;
    private final LinkHandler handler;
    private final List<String> log = new CopyOnWriteArrayList<>();

    public LinkService(DeployedTemplate template, S3Server server, LinkEnvironment environment, Clock clock)
            throws IOException {
        s3Wire = new Wire(server.endpoint());
        handler = new LinkHandler(environment, S3Client.builder().endpointOverride(s3Wire.uri())
                .credentialsProvider(CREDENTIALS).region(environment.region()).forcePathStyle(true)
                .httpClient(AwsClients.http()).overrideConfiguration(LinkHandler.limits().copy(all -> all
                        .addExecutionInterceptor(new Unlisted()).addExecutionInterceptor(new S3Calls(calls))))
                .build(),
                S3Presigner.builder().endpointOverride(s3Wire.uri()).credentialsProvider(CREDENTIALS)
                        .region(environment.region()).serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build(),
                clock);
        api = new RestApi(template, clock, this::invoke);
    }

    public URI address() {
        return api.address();
    }

    /** What the function has logged. */
    public String log() {
        return String.join("", log);
    }

    private JsonNode invoke(JsonNode event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Printed printed = new Printed()) {
            handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), answer,
                    new Invocation("request-2"));
            log.add(printed.text());
        }
        return JSON.readTree(answer.toByteArray());
    }

    @Override
    public void close() {
        api.close();
        s3Wire.close();
    }
}
