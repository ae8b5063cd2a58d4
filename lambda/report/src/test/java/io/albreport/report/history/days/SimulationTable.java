package io.albreport.report.history.days;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a simulation found, by whatever thread, printed as one table when it is over. */
public final class SimulationTable {
    private final String title;
    private final List<String[]> rows = new ArrayList<>();

    public SimulationTable(String title, String... columns) {
        this.title = title;
        rows.add(columns);
    }

    public synchronized void row(String... cells) {
        rows.add(cells);
    }

    /** {@code 93.4}: of a share, in per cent. */
    public static String percent(double share, int digits) {
        return ("%." + digits + "f").formatted(share * 100);
    }

    public synchronized void print() {
        rows.subList(1, rows.size()).sort(Comparator.comparing(row -> String.join(" ", row)));
        int[] widths = IntStream.range(0, rows.getFirst().length)
                .map(column -> rows.stream().mapToInt(row -> row[column].length()).max().orElse(0)).toArray();
        System.out.println(rows.stream().map(row -> line(row, widths))
                .collect(Collectors.joining("\n", "\n" + title + "\n", "\n")));
    }

    /** Words to the left, numbers to the right. */
    private static String line(String[] row, int... widths) {
        return IntStream.range(0, row.length)
                .mapToObj(column -> ("%" + (column == 0 ? "-" : "") + widths[column] + "s").formatted(row[column]))
                .collect(Collectors.joining("  "));
    }
}
