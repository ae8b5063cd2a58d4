package io.albreport.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Names and settings of a template's resources, as alarms would have to know them. */
record Deployed(JsonNode template) {
    /** The dimensions of an invocation by an alias; the function's own are those of its aliases together. */
    Map<String, String> called(String alias) {
        String function = Names.text(all("AWS::Lambda::Alias")
                .map(resource -> resource.getValue().path("Properties"))
                .filter(properties -> properties.path("Name").asText().equals("live"))
                .findAny().orElseThrow().path("FunctionName"));
        return Map.of("FunctionName", function, "Resource", function + ":" + alias);
    }

    String namespace() {
        return function().at("/Environment/Variables/POWERTOOLS_METRICS_NAMESPACE").asText();
    }

    String logGroup() {
        return Names.text(function().at("/LoggingConfig/LogGroup"));
    }

    /** The dimensions of the API that links lead to. */
    Map<String, String> endpoint() {
        return Map.of("ApiName", properties("AWS::ApiGateway::RestApi").getFirst().path("Name").asText(), "Stage",
                stage().path("StageName").asText());
    }

    JsonNode stage() {
        return properties("AWS::ApiGateway::Stage").getFirst();
    }

    String queue(String idStart) {
        return all("AWS::SQS::Queue").map(Map.Entry::getKey).filter(id -> id.startsWith(idStart)).findAny()
                .orElseThrow() + ".QueueName";
    }

    List<JsonNode> metricFilters() {
        return properties("AWS::Logs::MetricFilter");
    }

    List<JsonNode> objectives() {
        return properties("AWS::ApplicationSignals::ServiceLevelObjective");
    }

    private JsonNode function() {
        return template.path("Resources").path(called("live").getOrDefault("FunctionName", "")).path("Properties");
    }

    private List<JsonNode> properties(String type) {
        return all(type).map(resource -> resource.getValue().path("Properties")).toList();
    }

    private Stream<Map.Entry<String, JsonNode>> all(String type) {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type));
    }
}
