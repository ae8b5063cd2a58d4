package io.albreport.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.albreport.report.InvalidConfigException;
import io.albreport.report.ReportConfig;

/**
 * What the deployment tells the function, checked once at its start.
 *
 * @param database of the table {@code access_logs}
 * @param reportTopic an ARN
 * @param config about the APIs
 */
public record ReportEnvironment(String region, String reportsBucket, String workgroup, String database,
        String reportTopic, ReportConfig config) {
    private static final Set<String> KEYS = Set.of("REPORTS_BUCKET", "WORKGROUP", "DATABASE", "REPORT_TOPIC",
            "REPORT_SETTINGS", "POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_LOG_LEVEL");
    private static final JsonMapper JSON = new JsonMapper();

    /** The variables that the stack must set; Lambda sets {@code AWS_REGION} itself. Powertools reads its own. */
    public static Set<String> keys() {
        return new TreeSet<>(KEYS);
    }

    /**
     * Reads and checks it.
     *
     * @throws IllegalArgumentException for a variable that is missing or blank
     * @throws InvalidConfigException for a mistake in the settings file
     */
    static ReportEnvironment from(Map<String, String> variables) {
        KEYS.forEach(key -> required(variables, key));
        return new ReportEnvironment(required(variables, "AWS_REGION"), required(variables, "REPORTS_BUCKET"),
                required(variables, "WORKGROUP"), required(variables, "DATABASE"), required(variables, "REPORT_TOPIC"),
                config(Path.of(required(variables, "REPORT_SETTINGS"))));
    }

    private static String required(Map<String, String> variables, String key) {
        String value = variables.getOrDefault(key, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "environment variable %s must be set, got %s; deploy the Report stack again"
                            .formatted(key, variables.containsKey(key) ? "a blank" : "nothing"));
        }
        return value;
    }

    private static ReportConfig config(Path file) {
        try {
            return ReportConfig.from(JSON.readTree(Files.readString(file)), file.toString());
        } catch (JacksonException e) {
            throw new InvalidConfigException(file + ": not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidConfigException(
                    file + ": the report settings cannot be read, deploy the Report stack again",
                    e);
        }
    }
}
