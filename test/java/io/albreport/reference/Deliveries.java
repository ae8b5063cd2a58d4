package io.albreport.reference;

import java.nio.file.Path;
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

    void add(Path file, boolean isOutside) {
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
        if (isOutside && day.equals(period.day().toString())) {
            ofDayBefore++;
        }
        if (!isOutside && day.equals(period.day().plusDays(1).toString())) {
            inNextFolders++;
        }
    }

    Delivery toDelivery() {
        return new Delivery(counted, inNextFolders, ofDayBefore, null);
    }
}
