package io.albreport.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AWS::CloudWatch::CompositeAlarm} of a template with a suppressor, and what it tells. Once it is up it waits
 * for the suppressor; as long as that is up, and some time after, it keeps what it would tell.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
 *
 * @param suppressor logical id of the alarm
 */
public record CompositeAlarm(CompositeRule rule, String suppressor, Duration waits, Duration extension) {
    private static final Duration STEP = Duration.ofMinutes(1);

    public static CompositeAlarm of(JsonNode properties) {
        return new CompositeAlarm(new CompositeRule(Names.text(properties.path("AlarmRule"))),
                properties.at("/ActionsSuppressor/Fn::GetAtt/0").asText(),
                Duration.ofSeconds(properties.path("ActionsSuppressorWaitPeriod").asLong()),
                Duration.ofSeconds(properties.path("ActionsSuppressorExtensionPeriod").asLong()));
    }

    /**
     * Each time that somebody is told.
     *
     * @param raised the minutes in which an alarm is up, by its logical id
     */
    public List<Instant> told(Map<String, Set<Instant>> raised, Instant from, Instant to) {
        List<Instant> told = new ArrayList<>();
        @Nullable
        Instant since = null;
        Instant quietUntil = Instant.MIN;
        boolean isTold = false;
        Map<Set<String>, Boolean> holds = new HashMap<>();
        for (Instant now = from; !now.isAfter(to); now = now.plus(STEP)) {
            Set<String> up = up(raised, now);
            if (up.contains(suppressor)) {
                quietUntil = now.plus(STEP).plus(extension);
            }
            if (!holds.computeIfAbsent(up, rule::holds)) {
                since = null;
                isTold = false;
                continue;
            }
            since = since == null ? now : since;
            if (!isTold && !now.isBefore(since.plus(waits)) && !now.isBefore(quietUntil)) {
                told.add(now);
                isTold = true;
            }
        }
        return told;
    }

    private static Set<String> up(Map<String, Set<Instant>> raised, Instant now) {
        Set<String> up = new HashSet<>();
        raised.forEach((alarm, minutes) -> {
            if (minutes.contains(now)) {
                up.add(alarm);
            }
        });
        return up;
    }
}
