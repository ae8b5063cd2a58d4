package io.albreport.cloudwatch;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.parser.ParseException;

/**
 * The rule of an {@code AWS::CloudWatch::CompositeAlarm}, of {@code ALARM("...")}, AND, OR, NOT and brackets.
 *
 * @param text with each alarm as {@code <logical id>.Arn}
 */
public record CompositeRule(String text) {
    private static final Pattern ALARM = Pattern.compile("ALARM\\(\"([A-Za-z0-9]+)\\.Arn\"\\)");

    /** Logical ids. */
    public Set<String> alarms() {
        Set<String> alarms = new TreeSet<>();
        Matcher matcher = ALARM.matcher(text);
        while (matcher.find()) {
            alarms.add(matcher.group(1));
        }
        return alarms;
    }

    /** @param raised logical ids of the alarms that are raised now */
    public boolean holds(Set<String> raised) {
        String rule = ALARM.matcher(text).replaceAll("$1").replace(" OR ", " || ").replace(" AND ", " && ")
                .replace("NOT ", "!");
        try {
            Expression expression = new Expression(rule);
            for (String alarm : expression.getUsedVariables()) {
                expression.with(alarm, raised.contains(alarm));
            }
            return expression.evaluate().getBooleanValue();
        } catch (EvaluationException | ParseException e) {
            throw new IllegalArgumentException("a rule that is not understood here: " + text, e);
        }
    }
}
