package io.albreport.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

import io.albreport.report.InvalidConfigException;
import io.albreport.report.Legible;
import io.albreport.report.ReportConfig;

/**
 * What the function is told by its environment, read and checked once at start.
 *
 * @param region where the function runs and all that it calls
 * @param topic the ARN that reports are mailed through
 * @param settings what a team says about its APIs
 * @param queryTimeout a query that takes longer is stopped
 * @param service the name that logs and metrics carry
 * @param namespace of the metrics
 */
public record ReportEnvironment(Region region, String reportsBucket, String workgroup, String database, String topic,
        ReportConfig settings, Duration queryTimeout, String service, String namespace) {

    private static final Map<String, Rule> RULES = Map.ofEntries(
            rule("REPORTS_BUCKET", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket"),
            rule("WORKGROUP", "[a-zA-Z0-9._-]{1,128}", "the name of an Athena workgroup"),
            rule("DATABASE", "[a-z0-9_]{1,255}", "the name of a Glue database"),
            rule("REPORT_TOPIC", "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+", "the ARN of a topic"),
            rule("REPORT_SETTINGS", ".+", "the path of a JSON file"),
            rule("POWERTOOLS_SERVICE_NAME", "[ -~]{1,255}", "a name"),
            rule("POWERTOOLS_METRICS_NAMESPACE", "[a-zA-Z0-9._#/-]{1,255}", "a CloudWatch namespace"),
            rule("QUERY_TIMEOUT_SECONDS", "[1-9][0-9]{0,2}", "a whole number of seconds from 1 to 999"),
            rule("POWERTOOLS_LOGGER_SAMPLE_RATE", "0|1|1[.]0|0?[.][0-9]+", "a share from 0 to 1"),
            rule("POWERTOOLS_LOG_LEVEL", "TRACE|DEBUG|INFO|WARN|ERROR", "one of TRACE, DEBUG, INFO, WARN, ERROR"));

    private static final Rule REGION = new Rule("[a-z]{2}(-[a-z]+)+-[0-9]", "a Region, and is set by Lambda");

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private record Rule(String pattern, String meaning) {}

    private static Map.Entry<String, Rule> rule(String key, String pattern, String meaning) {
        return Map.entry(key, new Rule(pattern, meaning));
    }

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return RULES.keySet();
    }

    /**
     * Reads and checks all variables, and the file that one of them names.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    static ReportEnvironment from(Map<String, String> variables) {
        RULES.keySet().stream().sorted().forEach(key -> read(variables, key));
        return new ReportEnvironment(Region.of(checked("AWS_REGION", variables.get("AWS_REGION"), REGION)),
                read(variables, "REPORTS_BUCKET"), read(variables, "WORKGROUP"), read(variables, "DATABASE"),
                read(variables, "REPORT_TOPIC"), settings(read(variables, "REPORT_SETTINGS")),
                Duration.ofSeconds(Long.parseLong(read(variables, "QUERY_TIMEOUT_SECONDS"))),
                read(variables, "POWERTOOLS_SERVICE_NAME"), read(variables, "POWERTOOLS_METRICS_NAMESPACE"));
    }

    private static String read(Map<String, String> variables, String key) {
        Rule rule = RULES.get(key);
        if (rule == null) {
            throw new IllegalArgumentException("no such variable: " + key);
        }
        return checked(key, variables.get(key), rule);
    }

    private static String checked(String key, @Nullable String value, Rule rule) {
        if (value == null || value.isBlank() || !value.matches(rule.pattern())) {
            throw new InvalidConfigException("environment variable %s must be %s, but is %s: set it on the function"
                    .formatted(key, rule.meaning(), value == null
                            ? "missing"
                            : "'" + Legible.shortened(Legible.of(value)) + "'"));
        }
        return value;
    }

    private static ReportConfig settings(String file) {
        try {
            return ReportConfig.from(JSON.readTree(Files.readString(Path.of(file))), file);
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException("%s, named by REPORT_SETTINGS, is not JSON: line %d: %s: correct it"
                    .formatted(file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            Legible.shortened(Legible.of(e.getOriginalMessage()))),
                    e);
        } catch (IOException | InvalidPathException e) {
            throw new InvalidConfigException(
                    "%s, named by REPORT_SETTINGS, cannot be read (%s): ship the file with the function"
                            .formatted(Legible.shortened(Legible.of(file)), e.getClass().getSimpleName()),
                    e);
        }
    }
}
