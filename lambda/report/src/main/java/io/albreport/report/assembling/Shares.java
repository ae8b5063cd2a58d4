package io.albreport.report.assembling;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Share;
import io.albreport.report.statement.LoggedText;
import io.albreport.report.statement.ResultRow;

/** Requests being added up by one value of theirs. */
final class Shares {
    private static final Comparator<Share> MOST_FIRST = Comparator.comparingLong(Share::requests).reversed()
            .thenComparing(Share::value, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Map<@Nullable String, Share> shares = new HashMap<>();

    /**
     * @param logged the value as logged; null where there is none
     */
    void add(@Nullable String logged, ResultRow row) {
        String value = LoggedText.decode(logged);
        add(new Share(value, row.number("requests"), row.number("client_errors"), row.number("errors")));
    }

    void add(Listed listed) {
        add(new Share(LoggedText.decode(listed.value()), listed.requests(), listed.clientErrors(), listed.errors()));
    }

    private void add(Share share) {
        shares.merge(share.value(), share, Shares::sum);
    }

    /** Of all requests, those that have this value; of one that is not listed, at most as many as the last of the list. */
    double shareOf(String value, long all) {
        Share listed = shares.get(value);
        long least = shares.values().stream().mapToLong(Share::requests).min().orElse(0);
        return (double) (listed == null ? least : listed.requests()) / all;
    }

    List<Share> top(int most) {
        return shares.values().stream().sorted(MOST_FIRST).limit(most).toList();
    }

    private static Share sum(Share one, Share other) {
        return new Share(one.value(), one.requests() + other.requests(), one.clientErrors() + other.clientErrors(),
                one.errors() + other.errors());
    }
}
