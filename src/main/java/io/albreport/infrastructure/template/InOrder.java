package io.albreport.infrastructure.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep the order they are written in. That of {@link Map#of} is another in each process, and what the library
 * makes of a map (a dashboard's text, the queries of an alarm) with it: a template would change by chance.
 */
public final class InOrder {
    private InOrder() {}

    @SafeVarargs
    public static <V> Map<String, V> of(Map.Entry<String, ? extends V>... entries) {
        Map<String, V> map = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends V> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(map);
    }
}
