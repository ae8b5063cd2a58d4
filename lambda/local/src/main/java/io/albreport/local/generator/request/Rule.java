package io.albreport.local.generator.request;

/**
 * What the listener's rules made of a request.
 *
 * @param priority of the rule that matched, 0 for the default action, {@code -} for none
 */
public record Rule(String priority, String actions, String redirectUrl, String errorReason) {
    public static final Rule NONE = new Rule("-", "-", "-", "-");

    public static Rule of(String priority, String actions) {
        return new Rule(priority, actions, "-", "-");
    }

    public Rule withActions(String other) {
        return new Rule(priority, other, redirectUrl, errorReason);
    }

    public Rule withErrorReason(String other) {
        return new Rule(priority, actions, redirectUrl, other);
    }
}
