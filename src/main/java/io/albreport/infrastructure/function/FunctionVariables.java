package io.albreport.infrastructure.function;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import software.amazon.awscdk.services.sns.Topic;

import io.albreport.infrastructure.alerting.AlertTopics;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;

/** What the function is told by its environment; it reads all of it when it starts, and refuses what it cannot use. */
public final class FunctionVariables {
    private static final String OFF = "off";

    private FunctionVariables() {}

    /**
     * Sorted, so that a template does not change by chance.
     *
     * @param linkAddress what links in mails begin with, where they have an endpoint
     */
    static Map<String, String> of(Configuration configuration, AlertTopics topics, Optional<String> linkAddress) {
        Deployment deployment = configuration.deployment();
        Map<String, String> variables = new TreeMap<>();
        variables.put("JAVA_TOOL_OPTIONS",
                configuration.function().javaOptions(configuration.gameDay().besideFunctionMb()));
        variables.put("REPORTS_BUCKET", deployment.reports());
        variables.put("WORKGROUP", deployment.workgroup());
        variables.put("DATABASE", deployment.database());
        variables.put("REPORT_TOPIC", topics.report().getTopicArn());
        variables.put("CRITICAL_TOPIC", watched(topics, "critical"));
        variables.put("WARNINGS_TOPIC", watched(topics, "warnings"));
        variables.put("LOGS_SINCE", configuration.logs().since().toString());
        variables.put("LOGS_DAYS", configuration.logs().existingBucket().isPresent()
                ? "unknown"
                : String.valueOf(configuration.retention().logsDays()));
        variables.put("LINK_ADDRESS", linkAddress.orElse(OFF));
        variables.put("OTHER_LINK_ADDRESS", linkAddress.flatMap(_ -> deployment.other())
                .map(other -> other.region() + ":" + other.linkParameter()).orElse(OFF));
        variables.put("REPORT_SETTINGS", "/opt/" + Artifacts.SETTINGS_FILE);
        variables.put("QUERY_TIMEOUT_SECONDS", String.valueOf(configuration.athena().timeout().toSeconds()));
        variables.putAll(ofLogsAndMetrics(configuration));
        return variables;
    }

    /** Where nobody is to be told, nobody need have confirmed. */
    private static String watched(AlertTopics topics, String name) {
        return Optional.ofNullable(topics.watched().get(name)).map(Topic::getTopicArn).orElse("nobody");
    }

    /** What Powertools reads, in whichever function; sorted, too. */
    public static Map<String, String> ofLogsAndMetrics(Configuration configuration) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("POWERTOOLS_SERVICE_NAME", "alb-report");
        variables.put("POWERTOOLS_METRICS_NAMESPACE", configuration.deployment().metricsNamespace());
        variables.put("POWERTOOLS_LOG_LEVEL", "INFO");
        variables.put("POWERTOOLS_LOGGER_SAMPLE_RATE", plain(configuration.function().debugSampleRate()));
        return variables;
    }

    /** 0.0001, not 1.0E-4. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}
