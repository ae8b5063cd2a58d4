package io.albreport.function;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.aws.DeployedTemplate;
import io.albreport.aws.Workgroup;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.link.LinkHandler;
import io.albreport.infrastructure.Environments;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The function as the templates of one environment have it.
 *
 * @param handler as Lambda gets it: class and method
 */
public record DeployedFunction(String environment, DeployedTemplate template, String arn, String role, String handler,
        Map<String, String> variables, List<String> layers) {

    private static final String BELOW_PREFIX = "${account}/elasticloadbalancing/${region}/${day}";

    /** Those that make reports: one for each region. */
    public static List<DeployedFunction> all(String environment) {
        return all(environment, ReportHandler.class);
    }

    /** Those that drill: one for each region, where there are two. */
    public static List<DeployedFunction> drills(String environment) {
        return all(environment, DrillHandler.class);
    }

    /** Those that open links: one for each region, unless that is off. */
    public static List<DeployedFunction> links(String environment) {
        return all(environment, LinkHandler.class);
    }

    private static List<DeployedFunction> all(String environment, Class<?> handler) {
        DeployedTemplate template = Environments.deployed(environment);
        return template.resources("AWS::Lambda::Function").entrySet().stream()
                .filter(function -> function.getValue().path("Handler").asText().startsWith(handler.getName() + ":"))
                .map(function -> of(environment, template, template.arnOf(function.getKey()), function.getValue()))
                .toList();
    }

    private static DeployedFunction of(String environment, DeployedTemplate template, String arn,
            JsonNode function) {
        Map<String, String> variables = new TreeMap<>();
        function.at("/Environment/Variables").properties()
                .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
        return new DeployedFunction(environment, template, arn, function.path("Role").asText(),
                function.path("Handler").asText(),
                variables, function.path("Layers").valueStream().map(JsonNode::asText).toList());
    }

    @Override
    public String toString() {
        return environment + " " + arn;
    }

    String variable(String key) {
        return variables.getOrDefault(key, "");
    }

    /** What is uploaded as its layers. */
    Stream<Path> layerFolders() {
        return template.resources("AWS::Lambda::LayerVersion").entrySet().stream()
                .filter(layer -> layers.contains(template.arnOf(layer.getKey())))
                .map(layer -> Environments.asset(environment, layer.getValue().at("/Content/S3Key").asText()));
    }

    /** What it queries in: the table and the workgroup of the same template. */
    Workgroup workgroup() {
        JsonNode table = template.resource("AWS::Glue::Table");
        JsonNode parameters = table.at("/TableInput/Parameters");
        String[] logs = withoutScheme(parameters.path("storage.location.template").asText());
        String[] results = withoutScheme(template.resource("AWS::Athena::WorkGroup")
                .at("/WorkGroupConfiguration/ResultConfiguration/OutputLocation").asText());
        return new Workgroup(variable("WORKGROUP"), template.account(), template.region(), variable("DATABASE"),
                table.at("/TableInput/Name").asText(), logs[0],
                logs[1].replace(BELOW_PREFIX, ""), values(parameters, "account"), values(parameters, "region"),
                results[0]);
    }

    /** The file of settings, in one of the layers: Lambda unpacks them, one over the other, in /opt. */
    Path settings() {
        String file = variable("REPORT_SETTINGS");
        assertThat(file).startsWith("/opt/");
        return layerFolders().map(folder -> folder.resolve(file.substring("/opt/".length())))
                .filter(Files::isRegularFile).findFirst().orElseThrow();
    }

    /** What the function reads of all that when it starts. */
    ReportEnvironment started() {
        Map<String, String> all = new TreeMap<>(variables);
        all.put("AWS_REGION", template.region()); // Lambda does
        all.put("REPORT_SETTINGS", settings().toString());
        return ReportEnvironment.from(all);
    }

    private static List<String> values(JsonNode parameters, String key) {
        return List.of(parameters.path("projection." + key + ".values").asText().split(","));
    }

    /** Bucket and key. */
    private static String[] withoutScheme(String location) {
        return location.replaceFirst("^s3://", "").split("/", 2);
    }
}
