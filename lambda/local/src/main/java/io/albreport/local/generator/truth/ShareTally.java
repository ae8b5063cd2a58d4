package io.albreport.local.generator.truth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.request.Answer;
import io.albreport.report.model.Share;

/** Counts requests and errors by one value that they have or have not. */
final class ShareTally<K> {
    private static final int TOP = 20;

    private final Map<K, Counts> byKey = new HashMap<>();

    void add(K key, Answer answer) {
        byKey.computeIfAbsent(key, _ -> new Counts()).add(TrafficTally.statusClass(answer));
    }

    Map<K, Counts> counts() {
        return byKey;
    }

    static List<Share> top(ShareTally<Value> tally) {
        return tally.byKey.entrySet().stream()
                .map(e -> new Share(e.getKey().text(), e.getValue().requests, e.getValue().clientErrors,
                        e.getValue().errors))
                .sorted(Comparator.comparingLong(Share::requests).reversed().thenComparing(Share::value,
                        Comparator.nullsLast(Comparator.naturalOrder())))
                .limit(TOP).toList();
    }

    /** A text or its absence, as a key. */
    record Value(@Nullable String text) {}

    /** Of one key. */
    static final class Counts {
        private long requests;
        private long clientErrors;
        private long errors;

        private void add(int statusClass) {
            requests++;
            clientErrors += statusClass == 4 ? 1 : 0;
            errors += statusClass == 5 ? 1 : 0;
        }

        long requests() {
            return requests;
        }

        long clientErrors() {
            return clientErrors;
        }

        long errors() {
            return errors;
        }
    }
}
