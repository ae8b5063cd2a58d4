package io.albreport.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is different between two texts, whatever the order.
 *
 * @param gone lines
 * @param come lines
 */
record Changes(List<String> gone, List<String> come) {
    static Changes between(String before, String after) {
        return new Changes(beyond(before, after), beyond(after, before));
    }

    /** One that reads otherwise, or is new, or is gone. */
    boolean isOneLine() {
        return Math.max(gone.size(), come.size()) == 1;
    }

    boolean isNothing() {
        return gone.isEmpty() && come.isEmpty();
    }

    /** Lines, as often as they are there more often. */
    private static List<String> beyond(String text, String other) {
        Map<String, Long> there = other.lines()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<String> beyond = new ArrayList<>();
        text.lines().filter(line -> there.merge(line, -1L, Long::sum) < 0).forEach(beyond::add);
        return beyond;
    }
}
