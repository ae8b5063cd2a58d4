package io.albreport.function.chaos;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

/** Which requests break, and how: as the services' own references and practice have it. */
public final class Faults {
    private Faults() {}

    public static MappingBuilder athena(String operation) {
        return post(anyUrl()).withHeader("X-Amz-Target", equalTo("AmazonAthena." + operation));
    }

    public static MappingBuilder publishing() {
        return post(anyUrl()).withRequestBody(containing("Action=Publish"));
    }

    public static MappingBuilder anything() {
        return any(anyUrl());
    }

    public static MappingBuilder putting(String file) {
        return put(urlMatching(".*/" + file + "([?].*)?"));
    }

    static MappingBuilder readingTheResult() {
        return get(urlMatching(".*/results/.*[.]csv([?].*)?"));
    }

    static MappingBuilder askingForVersions() {
        return head(urlMatching(".*[?&]versionId=.*"));
    }

    public static ResponseDefinitionBuilder state(String state, String reason) {
        return aResponse().withStatus(200).withBody("""
                {"QueryExecution": {"QueryExecutionId": "q-1",
                  "Status": {"State": "%s", "StateChangeReason": "%s"}}}""".formatted(state, reason));
    }

    /** As Athena and others with a JSON protocol refuse. */
    public static ResponseDefinitionBuilder refusal(int status, String type) {
        return aResponse().withStatus(status).withBody("{\"__type\":\"%1$s\",\"message\":\"%1$s\"}".formatted(type));
    }

    /** As S3 refuses. */
    public static ResponseDefinitionBuilder s3Refusal(int status, String code) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/xml")
                .withBody("<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
    }

    /** As SNS refuses. */
    public static ResponseDefinitionBuilder snsRefusal(int status, String code) {
        return aResponse().withStatus(status).withBody("""
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
                <Code>%s</Code><Message>no</Message></Error></ErrorResponse>""".formatted(code));
    }

    static ResponseDefinitionBuilder reset() {
        return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
    }

    static ResponseDefinitionBuilder garbage() {
        return aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE);
    }
}
