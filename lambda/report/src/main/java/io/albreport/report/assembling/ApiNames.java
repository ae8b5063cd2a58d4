package io.albreport.report.assembling;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Api;

/**
 * The names that people see for the statement's API keys. A key is a configured name, a target group's ARN without its
 * id, or {@code -}. A target group with the name of another one, or of an API that is configured, gets its account, and
 * if need be its region, behind it.
 */
final class ApiNames {
    private final Map<String, String> names = new HashMap<>();

    ApiNames(Collection<String> keys, ReportConfig config) {
        Map<String, List<String>> byName = keys.stream().collect(Collectors.groupingBy(key -> plain(key, config)));
        byName.forEach((name, sharing) -> sharing.forEach(key -> names.put(key, distinct(name, key, sharing, config))));
    }

    /** Whether this is the key of requests that reached no target group. */
    static boolean isOfNoTargetGroup(String key, ReportConfig config) {
        return key.equals("-") && !config.names(key);
    }

    String of(String key) {
        return names.getOrDefault(key, key);
    }

    private static String plain(String key, ReportConfig config) {
        if (config.names(key)) {
            return key;
        }
        return isOfNoTargetGroup(key, config) ? Api.NO_TARGET_GROUP : key.substring(key.lastIndexOf('/') + 1);
    }

    private static String distinct(String name, String key, List<String> sharing, ReportConfig config) {
        String[] arn = key.split(":", -1);
        boolean isAlone = sharing.size() == 1 && !config.names(name);
        if (isAlone || config.names(key) || arn.length < 6) {
            return name;
        }
        long inAccount = sharing.stream().filter(other -> other.contains(":" + arn[4] + ":")).count();
        return inAccount == 1 ? "%s (%s)".formatted(name, arn[4]) : "%s (%s %s)".formatted(name, arn[4], arn[3]);
    }
}
