package io.albreport.report.assembling;

import java.util.List;

import io.albreport.report.statement.Statement;

/**
 * Some of an API's routes, as the statement packs them.
 *
 * @param share of all its routes that were taken by chance; those that a learnt template tells are there beside them
 * @param paths as logged, without their method
 */
record RouteSample(double share, List<String> paths) {
    /** @param packed how many routes there are, and then some of them */
    static RouteSample of(List<String> packed) {
        if (packed.size() < 2) {
            return new RouteSample(0, List.of());
        }
        List<String> paths = packed.stream().skip(1).map(RouteSample::path).filter(path -> path.startsWith("/"))
                .toList();
        long byChance = paths.stream().filter(path -> !path.contains("/{value}")).count();
        return new RouteSample(Math.min(1, byChance / (double) Long.parseLong(packed.getFirst())), paths);
    }

    /** Of {@code GET /v1/login}; of one that was cut, without the segment that may have been longer. */
    static String path(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return route.codePointCount(0, route.length()) < Statement.LONGEST_SAMPLED
                ? path
                : path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}
