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

    /** @param packed requests, client errors, errors and the value as logged, with spaces between; three where it has none */
    void add(String packed) {
        String[] parts = packed.split(" ", 4);
        String value = parts.length == 4 ? LoggedText.decode(parts[3]) : null;
        add(new Share(value, Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }

    private void add(Share share) {
        shares.merge(share.value(), share, Shares::sum);
    }

    List<Share> top(int most) {
        return shares.values().stream().sorted(MOST_FIRST).limit(most).toList();
    }

    private static Share sum(Share one, Share other) {
        return new Share(one.value(), one.requests() + other.requests(), one.clientErrors() + other.clientErrors(),
                one.errors() + other.errors());
    }
}
