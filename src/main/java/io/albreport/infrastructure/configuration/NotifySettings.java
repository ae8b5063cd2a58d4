package io.albreport.infrastructure.configuration;

import java.util.List;

import io.albreport.infrastructure.context.Section;

/**
 * Who is told what.
 *
 * @param report the daily report
 * @param critical what someone must look at now
 * @param warnings what can wait for the day
 */
public record NotifySettings(List<Subscriber> report, List<Subscriber> critical, List<Subscriber> warnings) {
    static NotifySettings from(Section notify) {
        return new NotifySettings(Subscriber.from(notify, "report"), Subscriber.from(notify, "critical"),
                Subscriber.from(notify, "warnings"));
    }
}
