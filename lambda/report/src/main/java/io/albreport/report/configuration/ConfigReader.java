package io.albreport.report.configuration;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.ReportConfig.ApiConfig;

/** Turns a parsed document into a {@link ReportConfig}, or into one sentence about the first thing wrong with it. */
final class ConfigReader {
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("apis", "availability", "ignore", "latency", "p95Ms", "prices", "timeZone", "top"));
    private static final Set<String> API_KEYS = new TreeSet<>(
            Set.of("availability", "latency", "name", "p95Ms", "redirectsAreSuccess", "routes", "targetGroups"));
    private static final Set<String> LATENCY_KEYS = new TreeSet<>(Set.of("percent", "withinMs"));
    private static final Set<String> IGNORE_KEYS = new TreeSet<>(Set.of("clients", "paths", "userAgents"));

    private static final Set<String> PRICE_KEYS = new TreeSet<>(
            Set.of("athenaPerTb", "keepLogsDays", "storagePerGbMonth"));

    /** A hundred times what either costs, and more: whoever writes so much has mistaken the unit. */
    private static final double DEAREST = 1_000;

    /** A hundred years. */
    private static final int LONGEST_KEPT_DAYS = 36_500;

    /** Each is asked of each line. */
    private static final int MOST_PATTERNS = 50;

    private static final String A_PATTERN = "a text that is not blank, with * for any characters";

    /** Keys of the statement's rows for requests without a target group, and for groups that no API lists. */
    private static final Pattern KEPT = Pattern.compile("-|arn:.*");

    private final String source;

    ConfigReader(String source) {
        this.source = source;
    }

    ReportConfig read(JsonNode document) {
        if (document.isMissingNode() || document.isNull()) {
            return ReportConfig.DEFAULTS;
        }
        allow(document, "", KEYS);
        Double availability = percent(document, "availability");
        return new ReportConfig(
                top(document),
                availability == null ? ReportConfig.DEFAULT_AVAILABILITY : availability,
                latency(document, ""),
                timeZone(document),
                ignored(document.path("ignore")),
                prices(document.path("prices")),
                apis(document.path("apis")));
    }

    private int top(JsonNode document) {
        JsonNode value = document.path("top");
        if (value.isMissingNode()) {
            return ReportConfig.DEFAULT_TOP;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > ReportConfig.LARGEST_TOP) {
            throw refused("top", "a whole number from 1 to " + ReportConfig.LARGEST_TOP, value);
        }
        return value.intValue();
    }

    private ZoneId timeZone(JsonNode document) {
        JsonNode value = document.path("timeZone");
        if (value.isMissingNode()) {
            return ReportConfig.DEFAULT_TIME_ZONE;
        }
        return ReportConfig.timeZoneNamed(value.asText()).orElseThrow(
                () -> refused("timeZone", "a time zone such as \"UTC\" or \"Europe/Berlin\"", value));
    }

    private Ignored ignored(JsonNode ignore) {
        if (ignore.isMissingNode()) {
            return Ignored.NOTHING;
        }
        allow(ignore, "ignore.", IGNORE_KEYS);
        return new Ignored(
                texts(ignore, "ignore.", "paths",
                        "a path such as /health, or with placeholders, such as /health/{rest+}",
                        RouteTemplate::isPath).stream().map(RouteTemplate::new).toList(),
                texts(ignore, "ignore.", "userAgents", A_PATTERN, pattern -> !pattern.isBlank()),
                texts(ignore, "ignore.", "clients", A_PATTERN, pattern -> !pattern.isBlank()));
    }

    private Prices prices(JsonNode prices) {
        if (prices.isMissingNode()) {
            return Prices.DEFAULTS;
        }
        allow(prices, "prices.", PRICE_KEYS);
        JsonNode days = prices.path("keepLogsDays");
        if (!days.isMissingNode() && (!days.isInt() || days.intValue() < 1 || days.intValue() > LONGEST_KEPT_DAYS)) {
            throw refused("prices.keepLogsDays", "a whole number from 1 to " + LONGEST_KEPT_DAYS, days);
        }
        return new Prices(dollars(prices, "athenaPerTb", Prices.DEFAULTS.athenaPerTb()),
                dollars(prices, "storagePerGbMonth", Prices.DEFAULTS.storagePerGbMonth()),
                days.asInt(Prices.DEFAULTS.keepDays()));
    }

    private double dollars(JsonNode prices, String key, double usual) {
        JsonNode value = prices.path(key);
        if (!value.isMissingNode()
                && (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > DEAREST)) {
            throw refused("prices." + key, "US dollars from 0 to 1000, such as " + usual, value);
        }
        return value.asDouble(usual);
    }

    private List<RouteTemplate> routes(JsonNode api, String prefix) {
        return texts(api, prefix, "routes",
                "a path with placeholders in braces, such as /users/{name}/orders or /files/{path+}",
                path -> RouteTemplate.isPath(path) && new RouteTemplate(path).hasPlaceholder()).stream()
                .map(RouteTemplate::new).toList();
    }

    private List<String> texts(JsonNode object, String prefix, String key, String allowed,
            Predicate<String> isAllowed) {
        JsonNode list = object.path(key);
        if (!list.isMissingNode() && (!list.isArray() || list.size() > MOST_PATTERNS)) {
            throw refused(prefix + key, "a list of up to " + MOST_PATTERNS + " texts, each " + allowed, list);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list) {
            if (!entry.isTextual() || !isAllowed.test(entry.textValue())) {
                throw refused(prefix + key + "[" + texts.size() + "]", allowed, entry);
            }
            texts.add(entry.textValue());
        }
        return List.copyOf(texts);
    }

    private List<ApiConfig> apis(JsonNode list) {
        if (!list.isMissingNode() && !list.isArray()) {
            throw refused("apis", "a list of APIs, each with name and targetGroups", list);
        }
        List<ApiConfig> apis = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (JsonNode api : list) {
            apis.add(api(api, "apis[" + apis.size() + "].", names, groups));
        }
        return List.copyOf(apis);
    }

    private ApiConfig api(JsonNode api, String key, Set<String> names, Set<String> groups) {
        allow(api, key, API_KEYS);
        String name = text(api.path("name"), key + "name");
        if (KEPT.matcher(name).matches()) {
            throw refused(key + "name", "a name, not an ARN and not '-', which stand for what no API lists",
                    api.path("name"));
        }
        if (!names.add(name)) {
            throw refused(key + "name", "a name that no other API has", api.path("name"));
        }
        return new ApiConfig(name, targetGroups(api.path("targetGroups"), key + "targetGroups", groups),
                routes(api, key), flag(api, key, "redirectsAreSuccess"), percent(api, key, "availability"),
                latency(api, key));
    }

    private List<String> targetGroups(JsonNode list, String key, Set<String> taken) {
        if (!list.isArray() || list.isEmpty()) {
            throw refused(key, "a list of target group names or ARNs", list);
        }
        List<String> groups = new ArrayList<>();
        for (JsonNode entry : list) {
            String group = text(entry, key + "[" + groups.size() + "]");
            if (!taken.add(group)) {
                throw refused(key + "[" + groups.size() + "]", "a target group that no other API lists", entry);
            }
            groups.add(group);
        }
        return List.copyOf(groups);
    }

    private String text(JsonNode value, String key) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refused(key, "a text that is not blank", value);
        }
        return value.textValue();
    }

    private boolean flag(JsonNode object, String prefix, String key) {
        JsonNode value = object.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw refused(prefix + key, "true or false", value);
        }
        return value.booleanValue();
    }

    private @Nullable Double percent(JsonNode object, String key) {
        return percent(object, "", key);
    }

    private @Nullable Double percent(JsonNode object, String prefix, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber() || value.doubleValue() <= 0 || value.doubleValue() > 100) {
            throw refused(prefix + key, "a percentage above 0 and up to 100, such as 99.9", value);
        }
        // through decimal: 99.9 / 100 in binary is below 0.999
        return value.decimalValue().movePointLeft(2).doubleValue();
    }

    /** In full, or as the limit of p95; null where neither is given. */
    private @Nullable LatencyGoal latency(JsonNode object, String prefix) {
        Double p95Ms = milliseconds(object, prefix, "p95Ms");
        JsonNode goal = object.path("latency");
        if (goal.isMissingNode()) {
            return p95Ms == null ? null : LatencyGoal.ofP95(p95Ms);
        }
        if (p95Ms != null) {
            throw refused(prefix + "p95Ms", "absent beside 'latency', which says the same in full",
                    object.path("p95Ms"));
        }
        allow(goal, prefix + "latency.", LATENCY_KEYS);
        Double share = percent(goal, prefix + "latency.", "percent");
        Double withinMs = milliseconds(goal, prefix + "latency.", "withinMs");
        if (share == null || share >= 1) {
            throw refused(prefix + "latency.percent", "a percentage above 0 and below 100, such as 99",
                    goal.path("percent"));
        }
        if (withinMs == null) {
            throw refused(prefix + "latency.withinMs", "milliseconds above 0 and up to 1000000000, such as 500",
                    goal.path("withinMs"));
        }
        return new LatencyGoal(share, withinMs);
    }

    private @Nullable Double milliseconds(JsonNode object, String prefix, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber() || value.doubleValue() <= 0 || value.doubleValue() > ReportConfig.LONGEST_MS) {
            throw refused(prefix + key, "milliseconds above 0 and up to 1000000000, such as 500", value);
        }
        return value.doubleValue();
    }

    private void allow(JsonNode object, String prefix, Set<String> keys) {
        if (!object.isObject()) {
            throw refused(prefix.isEmpty() ? "(document)" : prefix.substring(0, prefix.length() - 1),
                    "an object with the keys " + String.join(", ", keys), object);
        }
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!keys.contains(property.getKey())) {
                throw new InvalidConfigException("%s: unknown key '%s'; allowed here are %s: correct or remove it"
                        .formatted(source, prefix + property.getKey(), String.join(", ", keys)));
            }
        }
    }

    private InvalidConfigException refused(String key, String allowed, JsonNode came) {
        return new InvalidConfigException("%s: '%s' must be %s, but is %s: correct or remove it"
                .formatted(source, key, allowed, came.isMissingNode() ? "missing" : came.toString()));
    }
}
