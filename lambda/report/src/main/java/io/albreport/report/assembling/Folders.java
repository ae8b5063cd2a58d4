package io.albreport.report.assembling;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
        long lines = row.number("requests") - row.number("outside") - row.number("ignored") - row.number("malformed");
        counted.merge(folder.place(), lines, Long::sum);
        if (folder.isSince(period.utcDays().getFirst())) {
            ofDayBefore += row.number("early");
        }
        if (folder.isSince(LocalDate.ofInstant(period.end(), ZoneOffset.UTC))) {
            inNextFolders += lines;
        }
    }

    Delivery toDelivery() {
        return new Delivery(counted, inNextFolders, ofDayBefore, null);
    }
}
