package io.albreport.posture.words;

import java.util.Map;

import io.albreport.posture.template.Subject;

/** What starts when. */
final class ScheduleWords {
    private static final Map<String, String> PUNCTUAL = Map.of("OFF", "yes", "FLEXIBLE",
            "no, at some time in the window");

    private ScheduleWords() {}

    static void schedule(Subject schedule) {
        schedule.say("Purpose", "/Description");
        schedule.say("Starts", "/ScheduleExpression", Units::schedule);
        schedule.say("Time zone", "/ScheduleExpressionTimezone");
        schedule.say("Punctual", "/FlexibleTimeWindow/Mode",
                mode -> PUNCTUAL.getOrDefault(mode, mode));
        schedule.say("Window", "/FlexibleTimeWindow/MaximumWindowInMinutes", Units::minutes);
        schedule.say("Switched on", "/State", state -> state.equals("ENABLED") ? "yes" : "no (" + state + ")");
        schedule.passOver("/GroupName");
        schedule.say("Invokes", "/Target/Arn");
        schedule.say("With", "/Target/Input");
        schedule.say("Role", "/Target/RoleArn");
        schedule.say("Retries", "/Target/RetryPolicy/MaximumRetryAttempts");
        schedule.say("Tried for at most", "/Target/RetryPolicy/MaximumEventAgeInSeconds", Units::seconds);
        schedule.say("What could not be started goes to", "/Target/DeadLetterConfig/Arn");
    }

    /** The library makes its name of a hash. */
    static void group(Subject group) {
        group.passOver("/Name");
    }
}
