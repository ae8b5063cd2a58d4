package io.albreport.report.configuration;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a team says about its APIs. Everything has a default; an empty configuration is a good one.
 *
 * <p>
 * What is said of one API is found by its key in the statement's rows, which is the configured name for the configured
 * target groups and for no others: a target group that is not listed may be called, and shown, like any API.
 *
 * @param top rows in each top list, 1 to 100
 * @param availability objective for APIs that name none, from 0 to 1
 * @param latency promised by APIs that promise none; null for nothing
 * @param timeZone whose days and hours the report is of
 * @param ignored what is no traffic
 * @param prices of forecasts
 * @param apis an API that is not listed is named from its target group
 */
public record ReportConfig(int top, double availability, @Nullable LatencyGoal latency, ZoneId timeZone,
        Ignored ignored, Prices prices, List<ApiConfig> apis) {
    /** Three nines: what most teams promise where they promise nothing in particular. */
    static final double DEFAULT_AVAILABILITY = 0.999;

    static final int DEFAULT_TOP = 20;
    static final int LARGEST_TOP = 100;

    /** The longest latency that counts as one, eleven days; a load balancer ends a request after 4,000 s idle. */
    public static final long LONGEST_MS = 1_000_000_000;

    /** What the lines are written in: a day is a day of the logs. */
    public static final ZoneId DEFAULT_TIME_ZONE = ZoneId.of("UTC");

    /** Nothing configured. */
    public static final ReportConfig DEFAULTS = new ReportConfig(DEFAULT_TOP, DEFAULT_AVAILABILITY, null, List.of());

    private static @Nullable LatencyGoal goal(@Nullable Double p95Ms) {
        return p95Ms == null ? null : LatencyGoal.ofP95(p95Ms);
    }

    /** Where every request counts, in UTC. */
    public ReportConfig(int top, double availability, @Nullable Double p95Ms, List<ApiConfig> apis) {
        this(top, availability, goal(p95Ms), DEFAULT_TIME_ZONE, Ignored.NOTHING, Prices.DEFAULTS, apis);
    }

    /**
     * One named API.
     *
     * @param targetGroups names (in any account) or ARNs
     * @param routes its paths are told as the first of these that they match
     * @param redirectsAreSuccess whether 3xx answers count into its success rate
     * @param availability from 0 to 1; null for the report's
     * @param latency null for the report's
     */
    public record ApiConfig(String name, List<String> targetGroups, List<RouteTemplate> routes,
            boolean redirectsAreSuccess, @Nullable Double availability, @Nullable LatencyGoal latency) {

        /** With paths as they are, but for ids. */
        public ApiConfig(String name, List<String> targetGroups, boolean redirectsAreSuccess,
                @Nullable Double availability, @Nullable Double p95Ms) {
            this(name, targetGroups, List.of(), redirectsAreSuccess, availability, goal(p95Ms));
        }
    }

    /**
     * Reads a parsed YAML or JSON document.
     *
     * @param source names the document in messages
     * @throws InvalidConfigException with the key, what is allowed, what came and what to do, for the first mistake
     */
    public static ReportConfig from(JsonNode document, String source) {
        return new ConfigReader(source).read(document);
    }

    /** Of a name such as {@code Europe/Berlin}; empty for any other text, also for an offset, which Java would take. */
    public static Optional<ZoneId> timeZoneNamed(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    /** The same, of another time zone. */
    public ReportConfig in(ZoneId zone) {
        return new ReportConfig(top, availability, latency, zone, ignored, prices, apis);
    }

    public double availabilityOf(String key) {
        return find(key).map(ApiConfig::availability).orElse(availability);
    }

    @Nullable
    public LatencyGoal latencyOf(String key) {
        return find(key).map(ApiConfig::latency).orElse(latency);
    }

    public boolean countsRedirects(String key) {
        return find(key).map(ApiConfig::redirectsAreSuccess).orElse(false);
    }

    /** Whether an API that is configured is called so. */
    public boolean names(String key) {
        return find(key).isPresent();
    }

    private Optional<ApiConfig> find(String key) {
        return apis.stream().filter(api -> api.name().equals(key)).findFirst();
    }
}
