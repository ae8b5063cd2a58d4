package io.albreport.report.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Period;
import io.albreport.report.model.Routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

/**
 * The one SQL statement that asks a table {@code access_logs} for everything that a report says. It scans the table
 * once, and its answer stays small: ten rows an API or so, whatever the traffic.
 */
public final class Statement {
    /** Files of malformed lines that are shown: enough to recognise a pattern. */
    public static final int EXAMPLES = 5;

    /**
     * Of a count of bytes; more is no count. Ten terabytes are what a connection carries in a day at 1 Gbit/s, and it
     * takes a million of them for a sum that no integer holds.
     */
    private static final int BYTE_DIGITS = 13;

    /**
     * Characters of a name, an address or a route that are answered: load balancers cut URLs at 16 KB, and a line that
     * none of them wrote may be of any length.
     */
    static final int LONGEST_TEXT = 20_000;

    /** The load balancer's own reasons, such as LambdaFailed or AuthInvalidStateParam, have 30 characters or so. */
    private static final int LONGEST_REASON = 100;

    /**
     * Of each API, values that may be the cause of an incident: for each dimension and kind of failure. The cause of one
     * incident has its worst ten minutes then, so that few others come before it; a day of more incidents is rare.
     */
    static final int SUSPECTS = 8;

    /**
     * Of each API that has very many routes, those that later reports learn from: four places of equally many values have
     * more than {@link RouteTree} needs of each, and a thousand such APIs answer some 30 MB.
     */
    static final int SAMPLED_ROUTES = 500;

    /** Characters of each; what they have of their own is in front. */
    public static final int LONGEST_SAMPLED = 300;

    /** Of each API, routes that a learnt template tells: as many as it may have, asked for with five methods. */
    private static final int TOLD_BY_LEARNT = 5 * RouteTree.MOST_TEMPLATES;

    /** The node's address in the name of a file, which is followed by eight random characters and the ending. */
    private static final String NODE = "_([0-9a-f.:]+)_[^_/]+$";

    /**
     * A bucket and its count in one number, so that numbers in order are buckets in order: the count below this base, a
     * hundred times more than a day may have requests, the bucket, made positive, above. Both fit what a double holds.
     */
    private static final long RANK_BASE = 100_000_000_000L;

    private static final int RANK_SHIFT = 1 - LatencySketch.ZERO_BUCKET;

    /** Compared as text with the log's times, which are as long or longer: 10:00:00.5Z is after 10:00:00. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** The ARN without the id, which is new each time the group is made: account, region and name. */
    private static final String TARGET_GROUP_WITHOUT_ID = "regexp_replace(target_group, '/[^/]*$', '')";

    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

    private static final String TEXT = read("statement");
    private static final String SAMPLE = read("sample");

    private Statement() {}

    /**
     * The text for one period.
     *
     * @param scope a condition on the table that leaves out what cannot hold lines of the period, such as
     *        partitions, or {@code TRUE}
     */
    public static String of(Period period, ReportConfig config, String scope) {
        return of(period, config, List.of(), scope);
    }

    /**
     * The same.
     *
     * @param learnt what paths are told as that match no configured template
     */
    public static String of(Period period, ReportConfig config, List<ApiRoutes> learnt, String scope) {
        return filled(TEXT, period, config, learnt, scope);
    }

    /**
     * Asks a table of few lines for their routes: API, method and URL, and requests. {@link RouteTree} says what follows.
     */
    public static String sample(Period period, ReportConfig config) {
        return filled(SAMPLE, period, config, List.of(), "TRUE");
    }

    private static String filled(String text, Period period, ReportConfig config, List<ApiRoutes> learnt,
            String scope) {
        LoggedSlots slots = new LoggedSlots(period);
        Map<String, String> values = Map.ofEntries(
                entry("start", time(period.start())),
                entry("end", time(period.end())),
                entry("scope", scope),
                entry("folder", DeliveryFolder.PATTERN),
                entry("zeroBucket", String.valueOf(LatencySketch.ZERO_BUCKET)),
                entry("noAnswerBucket", String.valueOf(LatencySketch.NO_ANSWER_BUCKET)),
                entry("bucketsPerPace", String.valueOf(LatencySketch.BUCKETS_PER_PACE)),
                entry("rankShift", String.valueOf(RANK_SHIFT)),
                entry("rankBase", String.valueOf(RANK_BASE)),
                entry("p95", percentile(95)),
                entry("p99", percentile(99)),
                entry("hour", slots.hourSql()),
                entry("slot", slots.slotSql()),
                // the status's first digit and ten minutes
                entry("failedLength", String.valueOf(1 + slots.length())),
                entry("node", NODE),
                entry("suspects", String.valueOf(SUSPECTS)),
                entry("longestMs", String.valueOf(ReportConfig.LONGEST_MS)),
                entry("byteDigits", String.valueOf(BYTE_DIGITS)),
                entry("longestText", String.valueOf(LONGEST_TEXT)),
                entry("longestReason", String.valueOf(LONGEST_REASON)),
                entry("api", apiOf(config.apis())),
                entry("ignored", RequestPatterns.ignored(config.ignored())),
                entry("template", RequestPatterns.template(config, learnt)),
                entry("host", RequestPatterns.HOST_OF_DOUBLED),
                entry("minimumSample", String.valueOf(Routes.MINIMUM_SAMPLE)),
                entry("top", String.valueOf(config.top())),
                entry("exampleLength", String.valueOf(MalformedLine.TELLING)),
                entry("many", String.valueOf(RouteTree.MANY)),
                entry("sampled", String.valueOf(SAMPLED_ROUTES)),
                entry("longestSampled", String.valueOf(LONGEST_SAMPLED)),
                entry("toldByLearnt", String.valueOf(TOLD_BY_LEARNT)),
                entry("examples", String.valueOf(EXAMPLES)));
        // In one pass: what a value brings along is no place.
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    }

    /**
     * The bucket that holds the latency which so many percent do not exceed, by nearest rank: whoever walks up the buckets
     * with that rank in hand, and pays each bucket's count, is there when it is spent; from then on what is carried is
     * the bucket, negative. NULL where there is none.
     */
    private static String percentile(int percent) {
        return """
                CASE WHEN cardinality(sketch_list) > 0 THEN CAST(-reduce(sketch_list,
                      CAST(latencies - CAST((latencies * %1$d - (latencies * %1$d) %% 100) / 100 AS bigint) AS bigint),
                      (left_over, x) -> CASE WHEN left_over <= 0 THEN left_over
                        WHEN left_over > x %% %2$d THEN left_over - x %% %2$d
                        ELSE -(x - x %% %2$d) END,
                      left_over -> left_over) / %2$d AS integer) - %3$d END"""
                .formatted(100 - percent, RANK_BASE, RANK_SHIFT);
    }

    private static String time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(TIME);
    }

    /**
     * By a map and not by a case for each: of some hundred cases, Trino makes more code than a method may have. Names come
     * from configuration, so they go into the text as quoted literals only.
     */
    private static String apiOf(List<ApiConfig> apis) {
        Map<String, String> names = new LinkedHashMap<>();
        apis.forEach(api -> api.targetGroups().forEach(group -> names.putIfAbsent(group, api.name())));
        if (names.isEmpty()) {
            return TARGET_GROUP_WITHOUT_ID;
        }
        Map<String, String> plain = new LinkedHashMap<>(names);
        plain.keySet().removeIf(group -> group.indexOf('/') >= 0);
        return "coalesce(%s%s%s)".formatted(lookUp(names, "target_group"),
                lookUp(plain, "split_part(target_group, '/', 2)"), TARGET_GROUP_WITHOUT_ID);
    }

    private static String lookUp(Map<String, String> texts, String key) {
        return texts.isEmpty()
                ? ""
                : "element_at(MAP(ARRAY[%s], ARRAY[%s]), %s), ".formatted(literals(texts.keySet()),
                        literals(texts.values()), key);
    }

    static String literals(Collection<String> texts) {
        return texts.stream().map(Statement::literal).collect(Collectors.joining(", "));
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** With what both statements have in common in its place. */
    private static String read(String name) {
        return text(name).replace("${requests}", text("requests").strip()).replace("${url}", text("url").strip());
    }

    private static String text(String name) {
        try (InputStream resource = Statement.class.getResourceAsStream(name + ".sql")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
