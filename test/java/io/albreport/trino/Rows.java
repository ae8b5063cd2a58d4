package io.albreport.trino;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.albreport.report.statement.ResultRow;

/** Rows of the statement's answer, brought into the one form that two engines must agree in. */
final class Rows {
    private static final int SECTION = ResultRow.COLUMNS.indexOf("section");
    private static final int VALUE = ResultRow.COLUMNS.indexOf("value");
    private static final int PLACE = ResultRow.COLUMNS.indexOf("place");
    private static final int SLOW_PLACE = ResultRow.COLUMNS.indexOf("slow_place");

    /** Texts of parts with a space between, in any order. */
    private static final List<Integer> LISTS = List.of(ResultRow.COLUMNS.indexOf("sketch"),
            ResultRow.COLUMNS.indexOf("statuses"), ResultRow.COLUMNS.indexOf("target_groups"));

    private static final int MOST = ResultRow.COLUMNS.indexOf("most");
    private static final String NULL = "(null)";

    private Rows() {}

    /** Sorted; a place is only compared where the report cuts a list at it, since elsewhere ties have no order. */
    static List<String> comparable(List<List<@Nullable String>> rows) {
        return rows.stream().map(Rows::normalised).map(row -> String.join(" | ", row)).sorted().toList();
    }

    private static List<String> normalised(List<@Nullable String> row) {
        List<String> values = new ArrayList<>(row.stream().map(value -> Objects.requireNonNullElse(value, NULL))
                .toList());
        String section = values.get(SECTION);
        // the agreed difference: a quote that a tool and not a load balancer escaped
        values.set(VALUE, withoutScheme(values.get(VALUE)).replace("\\\"", "\\x22"));
        values.set(MOST, sorted(values.get(MOST).replace("\\\"", "\\x22"), "\n"));
        LISTS.forEach(list -> values.set(list, sorted(values.get(list), " ")));
        if (!section.equals("route")) {
            values.set(PLACE, "");
            values.set(SLOW_PLACE, "");
        }
        return values;
    }

    /** A file's path, on either engine. */
    private static String withoutScheme(String path) {
        return path.startsWith("local://") ? Path.of(path.substring("local://".length())).toString() : path;
    }

    private static String sorted(String list, String separator) {
        String[] parts = list.split(separator, -1);
        Arrays.sort(parts);
        return String.join(separator, parts);
    }
}
