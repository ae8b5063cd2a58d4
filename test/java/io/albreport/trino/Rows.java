package io.albreport.trino;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.statement.ResultRow;

/** Rows of the statement's answer, brought into the one form that two engines must agree in. */
final class Rows {
    /** Texts of parts with a space between, in any order. */
    private static final List<Integer> LISTS = indexes("sketch", "answers", "target_groups");

    /** Texts of lines, in any order; their order is the report's business. */
    private static final List<Integer> LINES = indexes("most", "failing", "failing_often", "slow", "busy",
            "route_sample");

    /** Texts of lines, the parts of whose second word have no order either. */
    private static final List<Integer> SERIES = indexes("error_suspects", "client_error_suspects", "paced_routes");

    private static final int PACES = ResultRow.COLUMNS.indexOf("paces");
    private static final int EXAMPLES = ResultRow.COLUMNS.indexOf("examples");
    private static final String NULL = "(null)";

    private Rows() {}

    /** Sorted. */
    static List<String> comparable(List<List<@Nullable String>> rows) {
        return rows.stream().map(Rows::normalised).map(row -> String.join(" | ", row)).sorted().toList();
    }

    private static List<String> normalised(List<@Nullable String> row) {
        List<String> values = new ArrayList<>(row.stream().map(value -> Objects.requireNonNullElse(value, NULL))
                .map(value -> value.replace("\\\"", "\\x22")).toList());
        LISTS.forEach(list -> values.set(list, sorted(values.get(list), " ")));
        LINES.forEach(list -> values.set(list, sorted(values.get(list), "\n")));
        SERIES.forEach(list -> values.set(list, sorted(values.get(list).lines().map(Rows::inOrder)
                .collect(Collectors.joining("\n")), "\n")));
        values.set(PACES, sorted(values.get(PACES), ","));
        values.set(EXAMPLES, sorted(values.get(EXAMPLES).lines().map(Rows::withoutScheme)
                .collect(Collectors.joining("\n")), "\n"));
        return values;
    }

    private static String inOrder(String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 3) {
            words[1] = sorted(words[1], ",");
        }
        return String.join(" ", words);
    }

    private static List<Integer> indexes(String... columns) {
        return Stream.of(columns).map(ResultRow.COLUMNS::indexOf).toList();
    }

    /** A file's path, on either engine. */
    private static String withoutScheme(String example) {
        return example.replaceFirst("local:/+", "/");
    }

    private static String sorted(String list, String separator) {
        String[] parts = list.split(separator, -1);
        Arrays.sort(parts);
        return String.join(separator, parts);
    }
}
