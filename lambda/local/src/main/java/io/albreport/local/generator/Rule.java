package io.albreport.local.generator;

/**
 * What the listener's rules made of a request.
 *
 * @param priority of the rule that matched, 0 for the default action, {@code -} for none
 */
record Rule(String priority, String actions, String redirectUrl, String errorReason) {
    static final Rule NONE = new Rule("-", "-", "-", "-");

    static Rule of(String priority, String actions) {
        return new Rule(priority, actions, "-", "-");
    }

    Rule withActions(String other) {
        return new Rule(priority, other, redirectUrl, errorReason);
    }

    Rule withErrorReason(String other) {
        return new Rule(priority, actions, redirectUrl, other);
    }
}
