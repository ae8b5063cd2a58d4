package io.albreport.infrastructure.link;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("F13: The endpoint of links")
class LinkPostureTest {
    private final Template dev = SynthesizedApp.of("dev").template("Report");
    private final Template prod = SynthesizedApp.of("prod").template("Report");
    private final JsonNode stage = dev.properties("AWS::ApiGateway::Stage", "Links");

    @Test
    @DisplayName("is regional, and speaks TLS 1.2 with forward secrecy at least")
    void demands_tls() {
        JsonNode api = dev.properties("AWS::ApiGateway::RestApi", "Links");

        assertThat(api.at("/EndpointConfiguration/Types").toString()).isEqualTo("[\"REGIONAL\"]");
        assertThat(api.path("SecurityPolicy").asText()).isEqualTo("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09");
        assertThat(api.path("EndpointAccessMode").asText()).isEqualTo("STRICT");
    }

    @Test
    @DisplayName("answers 100 requests in any minute: what comes at once, and what is refilled in 60 seconds; by one method, since each is limited by itself")
    void limits_requests() {
        JsonNode settings = stage.path("MethodSettings");

        assertThat(settings).hasSize(1);
        assertThat(settings.at("/0/ResourcePath").asText() + " " + settings.at("/0/HttpMethod").asText())
                .isEqualTo("/* *");
        assertThat(settings.at("/0/ThrottlingBurstLimit").asInt() + 60 * settings.at("/0/ThrottlingRateLimit").asInt())
                .isEqualTo(100).isEqualTo(LinkEndpoint.MOST_IN_A_MINUTE);
        assertThat(dev.all("AWS::ApiGateway::Method").values()).singleElement()
                .satisfies(method -> assertThat(method.at("/Properties/HttpMethod").asText()).isEqualTo("ANY"));
    }

    @Test
    @DisplayName("says 429 beyond, and when to come again")
    void says_when_to_come_again() {
        JsonNode response = response("THROTTLED");

        assertThat(response.path("StatusCode").asText()).isEqualTo("429");
        assertThat(response.at("/ResponseParameters/gatewayresponse.header.Retry-After").asText()).isEqualTo("'60'");
    }

    @Test
    @DisplayName("has one page for whatever opens nothing, which its function shows, too; no answer is kept on the way")
    void has_one_page_for_nothing() {
        List<String> pages = Stream.of("MISSING_AUTHENTICATION_TOKEN", "RESOURCE_NOT_FOUND", "BAD_REQUEST_PARAMETERS",
                "DEFAULT_4XX").map(this::response).map(response -> {
                    assertThat(response.path("StatusCode").asText()).isEqualTo("404");
                    return response.at("/ResponseTemplates/text~1html").asText();
                }).distinct().toList();

        assertThat(pages).containsExactly(dev.properties("AWS::Lambda::Function", "LinksOpen")
                .at("/Environment/Variables/NOTHING_PAGE").asText());
        assertThat(dev.all("AWS::ApiGateway::GatewayResponse").values()).hasSize(6).allSatisfy(response -> {
            JsonNode headers = response.at("/Properties/ResponseParameters");
            assertThat(headers.path("gatewayresponse.header.Cache-Control").asText()).isEqualTo("'no-store'");
            assertThat(headers.path("gatewayresponse.header.Referrer-Policy").asText()).isEqualTo("'no-referrer'");
        });
    }

    @Test
    @DisplayName("caches nothing, and writes no path anywhere: no execution log, no trace of the API, no path in the access log")
    void writes_no_path() {
        JsonNode settings = stage.at("/MethodSettings/0");

        assertThat(settings.path("CachingEnabled").asBoolean(true)).isFalse();
        assertThat(settings.path("LoggingLevel").asText()).isEqualTo("OFF");
        assertThat(settings.path("DataTraceEnabled").asBoolean(true)).isFalse();
        assertThat(stage.path("TracingEnabled").asBoolean(true)).isFalse();
        assertThat(stage.at("/AccessLogSetting/Format").asText()).contains("$context.resourcePath", "$context.status")
                .doesNotContain("$context.path\"", "requestOverride", "$context.customDomain");
        assertThat(dev.properties("AWS::Lambda::Function", "LinksOpen").at("/TracingConfig/Mode").asText())
                .isEqualTo("Active");
    }

    @Test
    @DisplayName("validates what it passes on")
    void validates_requests() {
        JsonNode validator = dev.properties("AWS::ApiGateway::RequestValidator", "Links");

        assertThat(validator.path("ValidateRequestParameters").asBoolean()).isTrue();
        assertThat(dev.properties("AWS::ApiGateway::Method", "Links").path("RequestParameters").toString())
                .isEqualTo("{\"method.request.path.link\":true}");
    }

    @Test
    @DisplayName("runs as often at once as it lets in at once, where executions are reserved")
    void reserves_what_it_lets_in() {
        assertThat(prod.properties("AWS::Lambda::Function", "LinksOpen").path("ReservedConcurrentExecutions").asInt())
                .isEqualTo(stage.at("/MethodSettings/0/ThrottlingBurstLimit").asInt());
        assertThat(dev.properties("AWS::Lambda::Function", "LinksOpen").has("ReservedConcurrentExecutions")).isFalse();
    }

    @Test
    @DisplayName("is not there where links are off: mails have a signed link, and nothing may write or ask for more")
    void can_be_turned_off() {
        Map<String, Object> environments = new TreeMap<>(SynthesizedApp.environments());
        Map<String, Object> settings = new TreeMap<>(SynthesizedApp.map(environments.get("pair")));
        settings.put("download", Map.of("link", "off"));
        environments.put("unlinked", settings);

        Template template = SynthesizedApp.synthesize("unlinked", environments).template("eu-west-1-Report");

        assertThat(template.all("AWS::ApiGateway::RestApi")).isEmpty();
        assertThat(template.all("AWS::SSM::Parameter")).isEmpty();
        assertThat(template.json().toString()).doesNotContain("/links/", "links-failing", "apigateway",
                "ssm:GetParameter");
        JsonNode variables = template.properties("AWS::Lambda::Function", "ReportFunction")
                .at("/Environment/Variables");
        assertThat(variables.path("LINK_ADDRESS").asText()).isEqualTo("off");
        assertThat(variables.path("OTHER_LINK_ADDRESS").asText()).isEqualTo("off");
    }

    private JsonNode response(String type) {
        return dev.all("AWS::ApiGateway::GatewayResponse").values().stream()
                .map(response -> response.path("Properties"))
                .filter(response -> response.path("ResponseType").asText().equals(type)).findFirst().orElseThrow();
    }
}
