package io.albreport.function;

import org.jspecify.annotations.Nullable;

import io.albreport.report.InvalidConfigException;
import io.albreport.report.Legible;

/**
 * What the value of an environment variable must be.
 *
 * @param pattern that it matches
 * @param meaning of the pattern, in words
 */
record Variable(String pattern, String meaning) {
    static final Variable BUCKET = new Variable("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket");
    static final Variable SERVICE = new Variable("[ -~]{1,255}", "a name");
    static final Variable NAMESPACE = new Variable("[a-zA-Z0-9._#/-]{1,255}", "a CloudWatch namespace");
    static final Variable SAMPLE_RATE = new Variable("0|1|1[.]0|0?[.][0-9]+", "a share from 0 to 1");
    static final Variable LEVEL = new Variable("TRACE|DEBUG|INFO|WARN|ERROR",
            "one of TRACE, DEBUG, INFO, WARN, ERROR");
    static final Variable REGION = new Variable("[a-z]{2}(-[a-z]+)+-[0-9]", "a Region");

    /** Lambda sets this one itself. */
    static final Variable OWN_REGION = new Variable(REGION.pattern, "a Region, and is set by Lambda");

    /**
     * The value, if it is right.
     *
     * @throws InvalidConfigException with one sentence
     */
    String checked(String key, @Nullable String value) {
        if (value == null || value.isBlank() || !value.matches(pattern)) {
            throw new InvalidConfigException("environment variable %s must be %s, but is %s: set it on the function"
                    .formatted(key, meaning, value == null
                            ? "missing"
                            : "'" + Legible.shortened(Legible.of(value)) + "'"));
        }
        return value;
    }
}
