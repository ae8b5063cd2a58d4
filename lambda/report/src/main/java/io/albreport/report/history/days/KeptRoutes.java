package io.albreport.report.history.days;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.statement.RouteTree;

/**
 * Reads what a day's summary says of learnt routes. Whatever else stands there is passed over: the day's numbers are
 * good without it, and what it says goes into the text of a statement.
 */
final class KeptRoutes extends JsonDeserializer<List<ApiRoutes>> {
    /** Characters of an API's key; an ARN has some hundred, and a configured name may have what somebody likes. */
    private static final int LONGEST_KEY = 1_000;

    @Override
    public List<ApiRoutes> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonNode kept = context.readTree(json);
        return kept.valueStream().filter(api -> isKey(api.path("api")))
                .map(api -> new ApiRoutes(api.path("api").textValue(), routes(api.path("routes"))))
                .filter(api -> !api.routes().isEmpty()).toList();
    }

    private static boolean isKey(JsonNode api) {
        return api.isTextual() && api.textValue().length() <= LONGEST_KEY;
    }

    private static List<RouteTemplate> routes(JsonNode routes) {
        return routes.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue)
                .filter(path -> path.length() <= RouteTree.LONGEST_TEMPLATE && RouteTemplate.isPath(path))
                .map(RouteTemplate::new).filter(RouteTemplate::hasPlaceholder).distinct()
                .limit(RouteTree.MOST_TEMPLATES).toList();
    }
}
