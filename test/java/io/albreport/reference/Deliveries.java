package io.albreport.reference;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.albreport.report.model.Delivery;
import io.albreport.report.model.Period;

/** In which folders the lines lay: those of a path that say account, region and date, from the file upwards. */
final class Deliveries {
    private static final int PARTS = 6;

    private final Period period;
    private final Map<String, Long> counted = new TreeMap<>();
    private long inNextFolders;
    private long ofDayBefore;

    Deliveries(Period period) {
        this.period = period;
    }

    void add(Path file, Instant time, boolean isOutside) {
        List<String> folders = new ArrayList<>();
        file.forEach(name -> folders.add(name.toString()));
        folders.removeLast();
        if (folders.size() < PARTS) {
            return;
        }
        List<String> last = folders.subList(folders.size() - PARTS, folders.size());
        if (!last.get(0).matches("\\d{12}") || !last.get(1).equals("elasticloadbalancing")) {
            return;
        }
        counted.merge(last.get(0) + "/" + last.get(2), isOutside ? 0L : 1L, Long::sum);
        String day = String.join("-", last.subList(3, PARTS));
        LocalDate first = LocalDate.ofInstant(period.start(), ZoneOffset.UTC);
        LocalDate ofNext = LocalDate.ofInstant(period.end(), ZoneOffset.UTC);
        if (time.isBefore(period.start()) && !LocalDate.parse(day).isBefore(first)) {
            ofDayBefore++;
        }
        if (!isOutside && !LocalDate.parse(day).isBefore(ofNext)) {
            inNextFolders++;
        }
    }

    Delivery toDelivery() {
        return new Delivery(counted, inNextFolders, ofDayBefore, null);
    }
}
