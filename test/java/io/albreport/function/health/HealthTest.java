package io.albreport.function.health;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.report.configuration.ReportConfig;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.albreport.function.chaos.Faults.athena;
import static io.albreport.function.chaos.Faults.refusal;
import static io.albreport.function.chaos.Faults.s3Refusal;
import static io.albreport.function.chaos.Faults.snsRefusal;
import static org.assertj.core.api.Assertions.assertThat;

/** F12: the daily check, through real clients. */
@Execution(ExecutionMode.CONCURRENT)
class HealthTest {
    private static final String CHECK = "{\"check\": \"health\"}";

    private static final S3Server SERVER = S3Server.shared();

    @Test
    @DisplayName("F12: when all is well, each dependency says so, and two metrics")
    void all_is_well() throws Exception {
        try (Printed printed = new Printed(); Deployment deployment = deployment()) {
            deployment.endpoint.subscribers(3);

            JsonNode health = deployment.invoke(CHECK);

            assertThat(health.path("healthy").booleanValue()).as(health.toPrettyString()).isTrue();
            assertThat(health.path("confirmedSubscriptions").intValue()).isEqualTo(3);
            assertThat(health.path("dependencies").findValuesAsText("name")).containsExactly("workgroup", "table",
                    "access logs", "query results", "reports", "subscriptions", "subscriptions to critical alerts",
                    "subscriptions to warnings alerts");
            assertThat(health.path("dependencies")).allSatisfy(
                    dependency -> assertThat(dependency.path("milliseconds").isIntegralNumber()).isTrue());
            assertThat(printed.metrics()).containsOnlyKeys("HealthCheckPassed", "ConfirmedSubscriptions")
                    .containsEntry("HealthCheckPassed", List.of(1.0))
                    .containsEntry("ConfirmedSubscriptions", List.of(3.0));
            assertThat(deployment.stored()).as("it changes nothing").isEmpty();
            assertThat(deployment.mails()).isEmpty();
        }
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of("workgroup", athena("GetWorkGroup"), aResponse().withBody("""
                        {"WorkGroup": {"Name": "alb-report-dev", "State": "DISABLED", "Configuration":
                          {"ResultConfiguration": {"OutputLocation": "s3://results-1/results/"}}}}"""),
                        "the workgroup alb-report-dev is DISABLED: enable it"),
                Arguments.of("query results", athena("GetWorkGroup"), aResponse().withBody("""
                        {"WorkGroup": {"Name": "alb-report-dev", "State": "ENABLED"}}"""),
                        "the workgroup alb-report-dev has no place for results: deploy the Report stack again"),
                Arguments.of("table", athena("GetTableMetadata"), refusal(400, "MetadataException"),
                        "MetadataException"),
                Arguments.of("table", athena("GetTableMetadata"), aResponse().withBody(
                        "{\"TableMetadata\": {\"Name\": \"access_logs\", \"Parameters\": {}}}"),
                        "the table alb_report_dev.access_logs has no storage.location.template: deploy"),
                Arguments.of("access logs", get(urlMatching(".*list-type=2.*")), s3Refusal(403, "AccessDenied"),
                        "Status Code: 403"),
                Arguments.of("reports", head(urlMatching("/results-.*-reports.*")), aResponse().withStatus(404),
                        "Status Code: 404"),
                Arguments.of("subscriptions", post(anyUrl()).withRequestBody(containing("GetTopicAttributes")),
                        snsRefusal(404, "NotFound"), "Status Code: 404"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("faults")
    @DisplayName("F12: what is broken is named with the reason, and the check itself does not fail")
    void something_is_broken(String name, MappingBuilder request, ResponseDefinitionBuilder fault, String reason)
            throws Exception {
        try (Printed printed = new Printed(); Deployment deployment = deployment()) {
            deployment.wire.answer(request, fault);
            deployment.s3Wire.answer(request, fault);

            JsonNode health = deployment.invoke(CHECK);

            assertThat(health.path("healthy").booleanValue()).isFalse();
            assertThat(health.path("dependencies")).anySatisfy(dependency -> {
                assertThat(dependency.path("name").textValue()).isEqualTo(name);
                assertThat(dependency.path("healthy").booleanValue()).isFalse();
                assertThat(dependency.path("reason").textValue()).contains(reason);
            });
            assertThat(printed.metrics()).containsEntry("HealthCheckPassed", List.of(0.0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "warnings"})
    @DisplayName("F12, I7: a topic that must wake somebody and has nobody is named, and no other")
    void nobody_hears_an_alert(String name) throws Exception {
        try (Printed printed = new Printed(); Deployment deployment = deployment()) {
            String topic = Deployment.ALERT_TOPICS.getOrDefault(name, "");
            deployment.endpoint.desert(topic);

            JsonNode health = deployment.invoke(CHECK);

            assertThat(health.path("dependencies")).filteredOn(each -> !each.path("healthy").booleanValue())
                    .singleElement().satisfies(each -> {
                        assertThat(each.path("name").textValue()).isEqualTo("subscriptions to %s alerts", name);
                        assertThat(each.path("reason").textValue())
                                .isEqualTo("nobody has confirmed a subscription to " + topic);
                    });
            assertThat(printed.metrics()).containsEntry("HealthCheckPassed", List.of(0.0))
                    .containsEntry("ConfirmedSubscriptions", List.of(1.0));
        }
    }

    @Test
    @DisplayName("F12: a load balancer that writes no logs is noticed before the report is empty")
    void no_access_logs() throws Exception {
        try (Printed _ = new Printed();
                Deployment deployment = new Deployment(SERVER, Workgroup.numbered(),
                        ReportConfig.DEFAULTS, CannedAnswer.DAY)) {
            assertThat(deployment.invoke(CHECK).toString())
                    .contains("no access log of 2026-01-17 or later is below s3://")
                    .contains(": turn on access logs");
        }
    }

    @Test
    @DisplayName("F12: logs in any folder of an account and a region are enough, but not those of days before")
    void looks_at_every_folder_and_at_the_newest_day() throws Exception {
        try (Printed _ = new Printed();
                Deployment other = deployment("444455556666/elasticloadbalancing/eu-west-1/2026/01/18/");
                Deployment old = deployment("111122223333/elasticloadbalancing/eu-west-1/2026/01/16/")) {
            assertThat(other.invoke(CHECK).path("healthy").booleanValue()).isTrue();
            assertThat(old.invoke(CHECK).toString()).contains("no access log of 2026-01-17 or later is below s3://")
                    .contains("/alb/AWSLogs/, in 2 folders of an account and a region: turn on access logs");
        }
    }

    static List<Arguments> silence() {
        return List.of(Arguments.of(athena("GetTableMetadata"), refusal(500, "InternalServerException")),
                Arguments.of(athena("GetWorkGroup"), refusal(400, "ThrottlingException")),
                Arguments.of(get(urlMatching(".*list-type=2.*")), s3Refusal(503, "SlowDown")),
                Arguments.of(post(anyUrl()).withRequestBody(containing("GetTopicAttributes")),
                        snsRefusal(503, "ServiceUnavailable")),
                Arguments.of(post(anyUrl()).withRequestBody(containing("GetTopicAttributes")), aResponse().withBody("""
                        <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
                        <GetTopicAttributesResult><Attributes><entry><key>SubscriptionsConfirmed</key>\
                        <value>many</value></entry></Attributes></GetTopicAttributesResult>\
                        </GetTopicAttributesResponse>""")));
    }

    @ParameterizedTest
    @MethodSource("silence")
    @DisplayName("F12, F17: what could not be asked is neither good nor bad, and measured as neither")
    void something_is_not_known(MappingBuilder request, ResponseDefinitionBuilder fault) throws Exception {
        try (Printed printed = new Printed(); Deployment deployment = deployment()) {
            deployment.wire.answer(request, fault);
            deployment.s3Wire.answer(request, fault);

            JsonNode health = deployment.invoke(CHECK);

            assertThat(health.path("healthy").isNull()).as(health.toPrettyString()).isTrue();
            assertThat(printed.metrics()).doesNotContainKey("HealthCheckPassed");
        }
    }

    @Test
    @DisplayName("F12: a question that SNS does not answer at once is asked again, though mails are not")
    void asks_again() throws Exception {
        try (Printed printed = new Printed(); Deployment deployment = deployment()) {
            deployment.wire.answer(2, post(anyUrl()).withRequestBody(containing("GetTopicAttributes")),
                    snsRefusal(503, "ServiceUnavailable"));

            assertThat(deployment.invoke(CHECK).path("healthy").booleanValue()).isTrue();
            assertThat(printed.metrics()).containsEntry("ConfirmedSubscriptions", List.of(1.0));
        }
    }

    private static Deployment deployment() throws Exception {
        return deployment("111122223333/elasticloadbalancing/eu-west-1/2026/01/17/");
    }

    /** With one log. */
    private static Deployment deployment(String folder) throws Exception {
        Workgroup names = Workgroup.numbered();
        Deployment deployment = new Deployment(SERVER, names, ReportConfig.DEFAULTS, CannedAnswer.DAY);
        deployment.s3.putObject(put -> put.bucket(names.logBucket())
                .key("alb/AWSLogs/" + folder + "a.log.gz"),
                RequestBody.fromString("-"));
        return deployment;
    }
}
