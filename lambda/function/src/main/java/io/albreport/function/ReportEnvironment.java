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

    private static final Map<String, Variable> VARIABLES = Map.ofEntries(
            Map.entry("REPORTS_BUCKET", Variable.BUCKET),
            Map.entry("WORKGROUP", new Variable("[a-zA-Z0-9._-]{1,128}", "the name of an Athena workgroup")),
            Map.entry("DATABASE", new Variable("[a-z0-9_]{1,255}", "the name of a Glue database")),
            Map.entry("REPORT_TOPIC",
                    new Variable("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+", "the ARN of a topic")),
            Map.entry("REPORT_SETTINGS", new Variable(".+", "the path of a JSON file")),
            Map.entry("POWERTOOLS_SERVICE_NAME", Variable.SERVICE),
            Map.entry("POWERTOOLS_METRICS_NAMESPACE", Variable.NAMESPACE),
            Map.entry("QUERY_TIMEOUT_SECONDS",
                    new Variable("[1-9][0-9]{0,2}", "a whole number of seconds from 1 to 999")),
            Map.entry("POWERTOOLS_LOGGER_SAMPLE_RATE", Variable.SAMPLE_RATE),
            Map.entry("POWERTOOLS_LOG_LEVEL", Variable.LEVEL));

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return VARIABLES.keySet();
    }

    /**
     * Reads and checks all variables, and the file that one of them names.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    static ReportEnvironment from(Map<String, String> variables) {
        VARIABLES.keySet().stream().sorted().forEach(key -> read(variables, key));
        return new ReportEnvironment(Region.of(Variable.OWN_REGION.checked("AWS_REGION", variables.get("AWS_REGION"))),
                read(variables, "REPORTS_BUCKET"), read(variables, "WORKGROUP"), read(variables, "DATABASE"),
                read(variables, "REPORT_TOPIC"), settings(read(variables, "REPORT_SETTINGS")),
                Duration.ofSeconds(Long.parseLong(read(variables, "QUERY_TIMEOUT_SECONDS"))),
                read(variables, "POWERTOOLS_SERVICE_NAME"), read(variables, "POWERTOOLS_METRICS_NAMESPACE"));
    }

    private static String read(Map<String, String> variables, String key) {
        Variable variable = VARIABLES.get(key);
        if (variable == null) {
            throw new IllegalArgumentException("no such variable: " + key);
        }
        return variable.checked(key, variables.get(key));
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
