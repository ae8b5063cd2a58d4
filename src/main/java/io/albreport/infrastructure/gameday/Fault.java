package io.albreport.infrastructure.gameday;

import java.time.Duration;
import java.util.Map;

/**
 * What FIS does, and to what.
 *
 * @param action such as {@code aws:lambda:invocation-error}
 * @param lasts from one minute to twelve hours
 * @param parameters of the action, beside its duration
 * @param targets the action's word for what it is done to
 * @param resource the type of that, such as {@code aws:lambda:function}
 */
record Fault(String action, Duration lasts, Map<String, String> parameters, String targets, String resource) {
    /** https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html */
    static Fault ofFunction(String action, Duration lasts, Map<String, String> parameters) {
        return new Fault("aws:lambda:" + action, lasts, parameters, "Functions", "aws:lambda:function");
    }
}
