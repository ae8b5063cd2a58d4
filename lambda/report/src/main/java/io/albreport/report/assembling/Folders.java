package io.albreport.report.assembling;

import java.util.Map;
import java.util.TreeMap;

import io.albreport.report.model.Delivery;
import io.albreport.report.model.Period;
import io.albreport.report.statement.DeliveryFolder;
import io.albreport.report.statement.ResultRow;

/** Where the lines lay, being added up. */
final class Folders {
    private final Period period;
    private final Map<String, Long> counted = new TreeMap<>();
    private long inNextFolders;
    private long ofDayBefore;

    Folders(Period period) {
        this.period = period;
    }

    /** @param row on lines of files that lie in one folder, or in none */
    void add(ResultRow row) {
        String text = row.text("folder");
        if (text == null) {
            return;
        }
        DeliveryFolder folder = DeliveryFolder.of(text);
        long lines = row.number("requests") - row.number("outside") - row.number("malformed");
        counted.merge(folder.place(), lines, Long::sum);
        if (folder.isOf(period.day())) {
            ofDayBefore += row.number("outside");
        } else if (folder.isOf(period.day().plusDays(1))) {
            inNextFolders += lines;
        }
    }

    Delivery toDelivery() {
        return new Delivery(counted, inNextFolders, ofDayBefore, null);
    }
}
