package io.albreport.function.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.wording.Legible;

/**
 * An environment variable, and what its value must be.
 *
 * @param pattern that the value matches
 * @param meaning of the pattern, in words
 */
public record Variable(String key, String pattern, String meaning) {
    public static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

    /** Lambda sets this one itself. */
    public static final Variable OWN_REGION = new Variable("AWS_REGION", REGION, "a Region, and is set by Lambda");
    public static final Variable REPORTS_BUCKET = bucket("REPORTS_BUCKET");
    public static final Variable SERVICE = new Variable("POWERTOOLS_SERVICE_NAME", "[ -~]{1,255}", "a name");
    public static final Variable NAMESPACE = new Variable("POWERTOOLS_METRICS_NAMESPACE", "[a-zA-Z0-9._#/-]{1,255}",
            "a CloudWatch namespace");
    public static final Variable SAMPLE_RATE = new Variable("POWERTOOLS_LOGGER_SAMPLE_RATE", "0|1|1[.]0|0?[.][0-9]+",
            "a share from 0 to 1");
    public static final Variable LEVEL = new Variable("POWERTOOLS_LOG_LEVEL", "TRACE|DEBUG|INFO|WARN|ERROR",
            "one of TRACE, DEBUG, INFO, WARN, ERROR");

    public static Variable bucket(String key) {
        return new Variable(key, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket");
    }

    public static Set<String> keys(List<Variable> variables) {
        return variables.stream().map(Variable::key).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The value, if it is right.
     *
     * @throws InvalidConfigException with one sentence
     */
    public String in(Map<String, String> environment) {
        @Nullable
        String value = environment.get(key);
        if (value == null || value.isBlank() || !value.matches(pattern)) {
            throw refused(value);
        }
        return value;
    }

    /**
     * What the value stands for.
     *
     * @param known empty for a value that looks right and stands for nothing
     * @throws InvalidConfigException with one sentence
     */
    public <T> T in(Map<String, String> environment, Function<String, Optional<T>> known) {
        String value = in(environment);
        return known.apply(value).orElseThrow(() -> refused(value));
    }

    private InvalidConfigException refused(@Nullable String value) {
        return new InvalidConfigException("environment variable %s must be %s, but is %s: set it on the function"
                .formatted(key, meaning, value == null
                        ? "missing"
                        : "'" + Legible.shortened(Legible.of(value)) + "'"));
    }
}
