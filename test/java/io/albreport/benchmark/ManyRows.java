package io.albreport.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.statement.ResultRow;

/**
 * Answers to the statement with any number of rows: those of a real one, and its APIs again and again under other
 * names. Only rows of APIs grow in number with what is logged; all other sections are cut or small.
 */
final class ManyRows {
    private static final int SECTION = ResultRow.COLUMNS.indexOf("section");
    private static final int API = ResultRow.COLUMNS.indexOf("api");
    private static final int TARGET_GROUPS = ResultRow.COLUMNS.indexOf("target_groups");
    private static final Set<String> SECTIONS_OF_APIS = Set.of("traffic", "apiLatency", "slotLatency", "route",
            "target", "apiClient", "host", "node");
    private static final String NO_TARGET_GROUP = "-";

    private final List<List<@Nullable String>> others;
    private final List<List<List<@Nullable String>>> apis;

    /**
     * @param real what the statement gave, with at least one API
     */
    ManyRows(List<List<@Nullable String>> real) {
        Map<Boolean, List<List<@Nullable String>>> parted = real.stream()
                .collect(Collectors.partitioningBy(ManyRows::isOfApi));
        others = parted.getOrDefault(false, List.of());
        apis = List.copyOf(byApi(parted.getOrDefault(true, List.of())));
    }

    /** So many rows; the last API perhaps not in all of its hours. */
    List<List<@Nullable String>> rows(int rows) {
        List<List<@Nullable String>> all = new ArrayList<>(others);
        for (int copy = 0; all.size() < rows; copy++) {
            all.addAll(copyOfApi(copy));
        }
        return List.copyOf(all.subList(0, rows));
    }

    /** The rows of so many APIs, beside the requests that belong to none. */
    List<List<@Nullable String>> apis(int number) {
        List<List<@Nullable String>> all = new ArrayList<>(others);
        for (int copy = 0; copy < number; copy++) {
            all.addAll(copyOfApi(copy));
        }
        return List.copyOf(all);
    }

    private static boolean isOfApi(List<@Nullable String> row) {
        return SECTIONS_OF_APIS.contains(row.get(SECTION)) && !NO_TARGET_GROUP.equals(row.get(API));
    }

    private static Collection<List<List<@Nullable String>>> byApi(List<List<@Nullable String>> rows) {
        Map<String, List<List<@Nullable String>>> byApi = new LinkedHashMap<>();
        rows.forEach(row -> byApi.computeIfAbsent(String.valueOf(row.get(API)), _ -> new ArrayList<>()).add(row));
        return byApi.values();
    }

    private List<List<@Nullable String>> copyOfApi(int copy) {
        String suffix = "-" + copy / apis.size();
        return apis.get(copy % apis.size()).stream().map(row -> named(row, suffix)).toList();
    }

    private static List<@Nullable String> named(List<@Nullable String> row, String suffix) {
        List<@Nullable String> copy = new ArrayList<>(row);
        copy.set(API, row.get(API) + suffix);
        String groups = row.get(TARGET_GROUPS);
        if (groups != null) {
            copy.set(TARGET_GROUPS, groups.replaceAll("(:targetgroup/[^/ ]+)", "$1" + suffix));
        }
        return copy;
    }
}
