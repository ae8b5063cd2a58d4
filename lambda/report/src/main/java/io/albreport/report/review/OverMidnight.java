package io.albreport.report.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.report.model.Incident;
import io.albreport.report.model.Totals.StatusCode;

/**
 * An incident that goes on after midnight is in two days' summaries, and one incident all the same: of one API and kind,
 * in the last ten minutes of a day and in the first of the next. That is how incidents of one day are joined, too.
 */
final class OverMidnight {
    private static final Duration SLOT = Duration.ofMinutes(10);

    private OverMidnight() {}

    /**
     * Adds an incident, or makes it part of one of the day before.
     *
     * @param joined of the days before, ascending
     */
    static void add(List<Incident> joined, Incident incident, LocalDate day, ZoneId zone) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        for (int i = 0; i < joined.size(); i++) {
            if (goesOn(joined.get(i), incident, midnight)) {
                joined.set(i, together(joined.get(i), incident));
                return;
            }
        }
        joined.add(incident);
    }

    private static boolean goesOn(Incident before, Incident after, Instant midnight) {
        return before.kind() == after.kind() && before.api().equals(after.api())
                && before.start().isBefore(midnight) && !before.end().isBefore(midnight.minus(SLOT))
                && after.start().isBefore(midnight.plus(SLOT));
    }

    /** In the words of both days; the causes are those of the day with more failures. */
    private static Incident together(Incident before, Incident after) {
        return new Incident(before.api(), before.kind(), before.start(), after.end(),
                before.requests() + after.requests(), before.failed() + after.failed(),
                added(before.status(), after.status()),
                before.failed() >= after.failed() ? before.causes() : after.causes(),
                "%s After midnight: %s".formatted(before.text(), after.text()));
    }

    private static List<StatusCode> added(List<StatusCode> before, List<StatusCode> after) {
        Map<StatusCode, Long> requests = Stream.of(before, after).flatMap(List::stream)
                .collect(Collectors.toMap(OverMidnight::kind, StatusCode::requests, Long::sum));
        return requests.entrySet().stream()
                .map(status -> new StatusCode(status.getKey().code(), status.getKey().madeBy(),
                        status.getKey().reason(), status.getValue()))
                .sorted(StatusCode.MOST_FIRST).toList();
    }

    /** Without the number of requests. */
    private static StatusCode kind(StatusCode status) {
        return new StatusCode(status.code(), status.madeBy(), status.reason(), 0);
    }
}
