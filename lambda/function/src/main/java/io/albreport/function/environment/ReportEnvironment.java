package io.albreport.function.environment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import software.amazon.awssdk.regions.Region;

import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.wording.Legible;

import static io.albreport.function.environment.Variable.LEVEL;
import static io.albreport.function.environment.Variable.NAMESPACE;
import static io.albreport.function.environment.Variable.OWN_REGION;
import static io.albreport.function.environment.Variable.REPORTS_BUCKET;
import static io.albreport.function.environment.Variable.SAMPLE_RATE;
import static io.albreport.function.environment.Variable.SERVICE;

/**
 * What the function is told by its environment, read and checked once at start.
 *
 * @param region where the function runs and all that it calls
 * @param topic the ARN that reports are mailed through
 * @param alertTopics the ARNs that alerts go through, by name; those only that somebody is to be told by
 * @param logged the days whose logs can be asked for
 * @param settings what a team says about its APIs
 * @param links where links lead to that live for 24 hours; empty where there are none
 * @param queryTimeout a query that takes longer is stopped
 * @param service the name that logs and metrics carry
 * @param namespace of the metrics
 */
public record ReportEnvironment(Region region, String reportsBucket, String workgroup, String database, String topic,
        Map<String, String> alertTopics, LoggedDays logged, Optional<LinkAddresses> links, ReportConfig settings,
        Duration queryTimeout, String service, String namespace) {

    private static final Variable WORKGROUP = new Variable("WORKGROUP", "[a-zA-Z0-9._-]{1,128}",
            "the name of an Athena workgroup");
    private static final Variable DATABASE = new Variable("DATABASE", "[a-z0-9_]{1,255}",
            "the name of a Glue database");
    private static final String TOPIC_ARN = "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]+";
    private static final Variable TOPIC = new Variable("REPORT_TOPIC", TOPIC_ARN, "the ARN of a topic");
    private static final String NOBODY = "nobody";
    private static final Variable CRITICAL_TOPIC = alertTopic("CRITICAL_TOPIC");
    private static final Variable WARNINGS_TOPIC = alertTopic("WARNINGS_TOPIC");
    private static final Variable SETTINGS = new Variable("REPORT_SETTINGS", ".+", "the path of a JSON file");
    private static final Variable QUERY_TIMEOUT = new Variable("QUERY_TIMEOUT_SECONDS", "[1-9][0-9]{0,2}",
            "a whole number of seconds from 1 to 999");

    private static final Variable SINCE = new Variable("LOGS_SINCE", "[0-9]{4}-[0-1][0-9]-[0-3][0-9]",
            "a day such as 2026-01-01");
    private static final String OWNER_DECIDES = "unknown";
    private static final Variable KEPT = new Variable("LOGS_DAYS", "[1-9][0-9]{0,3}|" + OWNER_DECIDES,
            "the days until a log file is deleted, or " + OWNER_DECIDES);

    private static final String OFF = "off";
    private static final Variable LINK_ADDRESS = new Variable("LINK_ADDRESS", "https://\\S+/|" + OFF,
            "what links begin with, or " + OFF);
    private static final Variable OTHER_LINK_ADDRESS = new Variable("OTHER_LINK_ADDRESS",
            Variable.REGION + ":/[a-zA-Z0-9_./-]+|" + OFF, "a Region and the name of a parameter in it, or " + OFF);

    private static final List<Variable> VARIABLES = List.of(REPORTS_BUCKET, WORKGROUP, DATABASE, TOPIC,
            CRITICAL_TOPIC, WARNINGS_TOPIC, SINCE, KEPT, LINK_ADDRESS, OTHER_LINK_ADDRESS, SETTINGS, QUERY_TIMEOUT,
            SERVICE, NAMESPACE, SAMPLE_RATE,
            LEVEL);

    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return Variable.keys(VARIABLES);
    }

    /**
     * Reads and checks all variables, and the file that one of them names.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    public static ReportEnvironment from(Map<String, String> variables) {
        VARIABLES.forEach(variable -> variable.in(variables));
        return new ReportEnvironment(Region.of(OWN_REGION.in(variables)), REPORTS_BUCKET.in(variables),
                WORKGROUP.in(variables), DATABASE.in(variables), TOPIC.in(variables), alertTopics(variables),
                logged(variables), links(variables),
                settings(SETTINGS.in(variables)),
                Duration.ofSeconds(Long.parseLong(QUERY_TIMEOUT.in(variables))), SERVICE.in(variables),
                NAMESPACE.in(variables));
    }

    private static Variable alertTopic(String key) {
        return new Variable(key, TOPIC_ARN + "|" + NOBODY, "the ARN of a topic, or " + NOBODY);
    }

    private static Map<String, String> alertTopics(Map<String, String> variables) {
        Map<String, String> topics = new TreeMap<>(
                Map.of("critical", CRITICAL_TOPIC.in(variables), "warnings", WARNINGS_TOPIC.in(variables)));
        topics.values().removeIf(NOBODY::equals);
        return topics;
    }

    private static LoggedDays logged(Map<String, String> variables) {
        String kept = KEPT.in(variables);
        try {
            return new LoggedDays(LocalDate.parse(SINCE.in(variables)),
                    kept.equals(OWNER_DECIDES) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(kept)));
        } catch (DateTimeException e) {
            throw new InvalidConfigException("environment variable %s must be %s, but is '%s': set it on the function"
                    .formatted(SINCE.key(), SINCE.meaning(), SINCE.in(variables)), e);
        }
    }

    private static Optional<LinkAddresses> links(Map<String, String> variables) {
        return Optional.of(LINK_ADDRESS.in(variables)).filter(address -> !address.equals(OFF))
                .map(own -> new LinkAddresses(URI.create(own),
                        Optional.of(OTHER_LINK_ADDRESS.in(variables)).filter(address -> !address.equals(OFF))
                                .map(address -> address.split(":", 2))
                                .map(parts -> new LinkAddresses.Elsewhere(Region.of(parts[0]), parts[1]))));
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
