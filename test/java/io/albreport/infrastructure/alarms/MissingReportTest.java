package io.albreport.infrastructure.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.cloudwatch.AlarmDefinition;
import io.albreport.cloudwatch.AlarmEvaluator;
import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.Timeline;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("I9: A missing report is seen within 26 hours, and not before it is missing")
class MissingReportTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final Duration RUN = Duration.ofMinutes(5);

    private final HealthyDays healthy = HealthyDays.of("dev");

    @Test
    void is_raised_26_hours_after_the_last_report() {
        Instant last = healthy.due(FIRST);

        List<Instant> raised = raised(healthy, healthy.days(FIRST, 1), last.plus(RUN), last.plus(Duration.ofHours(40)));

        // The catch-up run is the last that saw it.
        assertThat(raised.getFirst())
                .isBetween(last.plus(Duration.ofHours(26)), last.plus(Duration.ofHours(26)).plus(Duration.ofHours(1)));
    }

    @Test
    void is_quiet_when_a_late_run_follows_an_early_one() {
        Instant last = healthy.due(FIRST);
        Timeline timeline = healthy.none().run(Run.GOOD, last)
                .run(Run.GOOD, healthy.due(FIRST.plusDays(1)).plus(healthy.window()).plus(RUN));

        assertThat(raised(healthy, timeline, last.plus(RUN), last.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void is_quiet_when_only_the_catch_up_run_made_it() {
        Instant last = healthy.due(FIRST);
        Timeline timeline = healthy.none().run(Run.GOOD, last)
                .run(Run.GOOD, healthy.due(FIRST.plusDays(1)).plus(healthy.window()).plus(Duration.ofMinutes(25)));

        assertThat(raised(healthy, timeline, last.plus(RUN), last.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void is_quiet_where_runs_only_find_the_report() {
        Timeline timeline = healthy.none();
        for (int i = 0; i < 4; i++) {
            timeline.run(Run.FOUND, healthy.due(FIRST.plusDays(i)));
        }

        assertThat(raised(healthy, timeline, healthy.due(FIRST).plus(RUN), healthy.due(FIRST.plusDays(4)))).isEmpty();
    }

    @Test
    void is_quiet_on_the_day_of_25_hours_with_the_widest_window() {
        HealthyDays wide = wide();
        LocalDate before = LocalDate.of(2026, 10, 24);
        Timeline timeline = wide.none().run(Run.GOOD, wide.due(before))
                .run(Run.GOOD, wide.due(before.plusDays(1)).plus(wide.window()).plus(RUN));

        assertThat(raised(wide, timeline, wide.due(before).plus(RUN), wide.due(before.plusDays(2)))).isEmpty();
    }

    @Test
    void is_quiet_from_installation_until_26_hours_after_it() {
        Instant installed = healthy.due(FIRST).minus(Duration.ofHours(7));

        List<Instant> raised = raised(healthy, healthy.none().installed(installed), installed.plus(RUN),
                installed.plus(Duration.ofDays(2)));

        assertThat(raised.getFirst()).isBetween(installed.plus(Duration.ofHours(26)),
                installed.plus(Duration.ofHours(27)));
    }

    private static List<Instant> raised(HealthyDays healthy, Timeline timeline, Instant from, Instant to) {
        AlarmDefinition alarm = AlarmDefinition.of(healthy.template()
                .properties("AWS::CloudWatch::Alarm", "Alertsreportmissing"));
        return new AlarmEvaluator(alarm, timeline.datapoints(from, from)).raised(from, to);
    }

    /** 60 minutes, where clocks change. */
    private static HealthyDays wide() {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        environments.put("wide", Map.of("region", "eu-west-1", "tags", Map.of("costCenter", "1234"), "logs",
                Map.of("since", "2026-01-01"), "schedule",
                Map.of("time", "05:59", "timeZone", "Europe/Berlin", "flexibleWindowMinutes", 60)));
        Configuration configuration = Configuration.from("wide", environments, CommandLine.NOTHING);
        return new HealthyDays(SynthesizedApp.synthesize("wide", environments).template("Report"),
                configuration.schedule(), configuration.deployment());
    }
}
