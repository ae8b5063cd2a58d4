package io.albreport.function;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.function.environment.LinkAddresses;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.link.LinkEnvironment;
import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

/** What the endpoint of links expects is what the templates give it, and mails lead to it. */
@DisplayName("F13: Stack, endpoint of links, and function fit together")
class LinkWiringTest {
    @Test
    @DisplayName("Each region has one")
    void each_region_has_one() {
        assertThat(Environments.names())
                .allSatisfy(environment -> assertThat(DeployedFunction.links(environment)).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("links")
    @DisplayName("Its variables are those it reads, and it accepts their values")
    void variables_are_those_that_are_read(DeployedFunction links) {
        Set<String> read = new TreeSet<>(LinkEnvironment.keys());
        read.add("JAVA_TOOL_OPTIONS"); // by the JVM

        assertThat(links.variables()).containsOnlyKeys(read);
        assertThat(RecordedLinks.environment(links).reportsBucket())
                .isEqualTo(reporting(links).started().reportsBucket());
    }

    @ParameterizedTest
    @MethodSource("links")
    @DisplayName("Its handler is a class that Lambda can start, and a method that it can call")
    void the_handler_is_there(DeployedFunction links) throws ReflectiveOperationException {
        String[] handler = links.handler().split("::", -1);

        Class<?> type = Class.forName(handler[0]);

        assertThat(type).isAssignableTo(RequestStreamHandler.class).isPublic();
        assertThat(type.getConstructor()).isNotNull();
        assertThat(type.getMethods()).extracting("name").contains(handler[1]);
    }

    @ParameterizedTest
    @MethodSource("links")
    @DisplayName("API Gateway calls the alias of its version, and nobody else may")
    void the_api_calls_the_alias(DeployedFunction links) {
        assertThat(links.template().resource("AWS::ApiGateway::Method").at("/Integration/Uri").asText())
                .endsWith("/functions/" + links.arn() + ":links/invocations");
        assertThat(links.template().resources("AWS::Lambda::Permission").values()
                .stream().filter(permission -> permission.path("FunctionName").asText().startsWith(links.arn())))
                .singleElement().satisfies(permission -> {
                    assertThat(permission.path("FunctionName").asText()).isEqualTo(links.arn() + ":links");
                    assertThat(permission.path("Principal").asText()).isEqualTo("apigateway.amazonaws.com");
                    assertThat(permission.path("SourceArn").asText()).contains(":execute-api:")
                            .endsWith("/reports/*/*");
                });
    }

    @ParameterizedTest
    @MethodSource("links")
    @DisplayName("Mails lead to the API, and its parameter says so to the other region, which asks for it by that name")
    void mails_lead_to_it(DeployedFunction links) {
        ReportEnvironment reporting = reporting(links).started();
        JsonNode parameter = links.template().resource("AWS::SSM::Parameter");
        LinkAddresses addresses = reporting.links().orElseThrow();

        assertThat(addresses.own().toString()).matches("https://\\w+\\.execute-api\\.%s\\.amazonaws\\.com/reports/"
                .formatted(links.template().region())).isEqualTo(parameter.path("Value").asText());
        assertThat(addresses.other().isPresent()).isEqualTo(links.environment().contains(" "));
        addresses.other().ifPresent(other -> {
            assertThat(other.parameter()).isEqualTo(parameter.path("Name").asText());
            assertThat(other.region()).isNotEqualTo(reporting.region());
        });
    }

    static Stream<DeployedFunction> links() {
        return Environments.names().stream().flatMap(environment -> DeployedFunction.links(environment).stream());
    }

    private static DeployedFunction reporting(DeployedFunction links) {
        return DeployedFunction.all(links.environment()).getFirst();
    }
}
