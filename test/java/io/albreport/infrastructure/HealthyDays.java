package io.albreport.infrastructure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.albreport.alarms.Run;
import io.albreport.alarms.Timeline;
import io.albreport.function.RealRuns;

/** Days on which everything goes well: health check, the run at some minute of its window, the catch-up run. */
record HealthyDays(Template template, ScheduleSettings schedule) {
    private static final List<String> QUEUES = List.of("ReportFunctionFailedRuns", "DailyScheduleNotStarted",
            "AlertTopicsUndelivered");

    static HealthyDays of(String environment) {
        return new HealthyDays(TemplateAlarms.of(environment).template(),
                Configuration.from(environment, SynthesizedApp.environments()).schedule());
    }

    Timeline none() {
        return new Timeline(template.json(), RealRuns.captured());
    }

    /** The run of every other day starts at the end of its window: what lies furthest and closest together. */
    Timeline days(LocalDate first, int count) {
        Timeline timeline = none();
        for (int i = 0; i < count; i++) {
            day(timeline, first.plusDays(i), i % 2 == 0 ? Duration.ZERO : window());
        }
        return timeline;
    }

    Instant due(LocalDate day) {
        return day.atTime(schedule.time()).atZone(schedule.timeZone()).toInstant();
    }

    Duration window() {
        return Duration.ofMinutes(schedule.flexibleWindowMinutes());
    }

    private void day(Timeline timeline, LocalDate day, Duration late) {
        Instant due = due(day);
        timeline.check(Run.CHECK_PASSED, due.minus(schedule.sinceHealthCheck()));
        timeline.run(Run.GOOD, due.plus(late));
        timeline.run(Run.FOUND, due.plus(schedule.untilCatchUp()));
        for (String queue : QUEUES) {
            timeline.waiting(queue, 0, due, Duration.ofHours(6));
        }
    }
}
