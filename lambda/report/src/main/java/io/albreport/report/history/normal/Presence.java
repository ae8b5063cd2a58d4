package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.Api;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;

/** Which APIs, and which status codes of them, came and went. Of these only that they did is known: they have no score. */
final class Presence {
    /** Known days with requests on each, or on none: an API that rests at weekends is not gone. */
    private static final int WEEK = 7;

    /** Days of an API that had no such status. */
    private static final int CODE_DAYS = 10;

    private final List<KnownDay> past;
    private final KnownDay today;
    private final String api;

    Presence(List<KnownDay> past, KnownDay today, String api) {
        this.past = past;
        this.today = today;
        this.api = api;
    }

    Optional<Finding> ofApi() {
        // Requests that reached no target group are no API.
        if (past.isEmpty() || api.equals(Api.NO_TARGET_GROUP)) {
            return Optional.empty();
        }
        List<KnownDay> with = past.stream().filter(this::hasRequests).toList();
        if (hasRequests(today)) {
            double now = requests(today);
            if (with.isEmpty()) {
                return Optional.of(finding(Kind.NEW, now, null, Sentences.appeared(past.size())));
            }
            LocalDate last = with.getLast().date();
            return isSilentSince(last)
                    ? Optional.of(finding(Kind.RETURNED, now, null, Sentences.returned(last)))
                    : Optional.empty();
        }
        return isGone() ? Optional.of(gone()) : Optional.empty();
    }

    /** That an API's answers have a status that they did not have. */
    Optional<Finding> ofCodes() {
        KnownApi now = today.apis().get(api);
        List<KnownApi> before = past.stream().filter(this::hasRequests).map(day -> day.apis().get(api)).toList();
        if (now == null || before.size() < CODE_DAYS) {
            return Optional.empty();
        }
        Set<String> codes = new TreeSet<>(now.codes());
        before.forEach(day -> codes.removeAll(day.codes()));
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(Kind.NEW, null, null, Sentences.codes(codes, before.size())));
    }

    /** Requests a day, on the last seven days that are known. */
    double usual() {
        return Robust.median(week(), this::requests);
    }

    private boolean isGone() {
        return !today.partial() && !isPartial(today) && past.size() >= WEEK
                && week().stream().allMatch(this::hasRequests);
    }

    private boolean isSilentSince(LocalDate last) {
        return past.stream().filter(day -> day.date().isAfter(last) && !day.partial() && !isPartial(day))
                .count() >= WEEK;
    }

    private Finding gone() {
        return finding(Kind.GONE, 0.0, usual(), Sentences.silent(usual()));
    }

    private List<KnownDay> week() {
        return past.subList(Math.max(0, past.size() - WEEK), past.size());
    }

    private boolean hasRequests(KnownDay day) {
        return requests(day) > 0;
    }

    private long requests(KnownDay day) {
        KnownApi known = day.apis().get(api);
        return known == null ? 0 : known.requests();
    }

    private boolean isPartial(KnownDay day) {
        KnownApi known = day.apis().get(api);
        return known != null && known.partial();
    }

    private Finding finding(Kind kind, @Nullable Double value, @Nullable Double expected, String text) {
        return new Finding(api, kind, null, value, expected, null, null, text);
    }
}
