package io.albreport.infrastructure;

import java.util.List;

/**
 * Who is told what.
 *
 * @param report the daily report
 * @param critical what someone must look at now
 * @param warnings what can wait for the day
 */
record NotifySettings(List<Subscriber> report, List<Subscriber> critical, List<Subscriber> warnings) {
    static NotifySettings from(Section notify) {
        return new NotifySettings(Subscriber.from(notify, "report"), Subscriber.from(notify, "critical"),
                Subscriber.from(notify, "warnings"));
    }
}
