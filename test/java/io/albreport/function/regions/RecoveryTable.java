package io.albreport.function.regions;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the emulated losses of a Region cost, in times of the test clock. */
final class RecoveryTable {
    private static final String LINE = "%-62s %14s %14s %s%n";

    /** Most are the same in either order of versions. */
    private final Set<Row> rows = Collections.synchronizedSet(new LinkedHashSet<>());

    /**
     * @param scenario what was lost
     * @param recoveryTime from the time at which the report is due to the time at which readers have it
     * @param reportsLost days without a report in the Region that is left, after takeover
     * @param mails on the day's report
     */
    record Row(String scenario, Duration recoveryTime, int reportsLost, int mails) {}

    void add(Row row) {
        rows.add(row);
    }

    void print() {
        System.out.printf(LINE, "Scenario", "recovery time", "reports lost", "mails");
        rows.forEach(row -> System.out.printf(LINE, row.scenario(), row.recoveryTime().toMinutes() + " min",
                row.reportsLost(), row.mails()));
    }
}
