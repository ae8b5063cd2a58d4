package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** Days are told by their requests; of another API there are always some. */
@DisplayName("R7: an API")
class PresenceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    @Test
    @DisplayName("is gone after seven known days with requests on each")
    void gone() {
        assertThat(kind(0, 5, 5, 5, 5, 5, 5, 5)).contains(Kind.GONE);
        assertThat(kind(0, 0, 5, 5, 5, 5, 5, 5, 5)).contains(Kind.GONE);
        assertThat(kind(0, 5, 5, 5, 5, 5, 5)).isEmpty();
        assertThat(kind(0, 0, 5, 5, 5, 5, 5, 5)).isEmpty();
        assertThat(kind(0, 5, 5, 5, 0, 5, 5, 5)).isEmpty();
    }

    @Test
    @DisplayName("is not gone on a day that is not whole")
    void partial() {
        List<KnownDay> past = days(5, 5, 5, 5, 5, 5, 5);
        KnownDay none = day(7, 0);
        assertThat(new Presence(past, new KnownDay(none.date(), true, 0, 0, none.apis()), "orders").ofApi()).isEmpty();
        KnownDay torn = new KnownDay(none.date(), false, 0, 0, Map.of("orders", api(true, 0)));
        assertThat(new Presence(past, torn, "orders").ofApi()).isEmpty();
    }

    @Test
    @DisplayName("returns after seven whole days without a request")
    void returned() {
        assertThat(kind(5, 5, 0, 0, 0, 0, 0, 0, 0)).contains(Kind.RETURNED);
        assertThat(kind(5, 5, 0, 0, 0, 0, 0, 0)).isEmpty();
        List<KnownDay> past = days(5, 0, 0, 0, 0, 0, 0, 0);
        past.set(4, new KnownDay(past.get(4).date(), true, 0, 0, past.get(4).apis()));
        assertThat(new Presence(past, day(8, 5), "orders").ofApi()).isEmpty();
    }

    @Test
    @DisplayName("is new with its first request, unless nothing is known before")
    void appeared() {
        assertThat(kind(1, 0, 0)).contains(Kind.NEW);
        assertThat(kind(1)).isEmpty();
        assertThat(kind(5, 1, 0)).isEmpty();
    }

    private static Optional<Kind> kind(long today, long... before) {
        List<KnownDay> past = days(before);
        return new Presence(past, day(past.size(), today), "orders").ofApi().map(Finding::kind);
    }

    private static List<KnownDay> days(long... requests) {
        List<KnownDay> days = new ArrayList<>();
        for (long count : requests) {
            days.add(day(days.size(), count));
        }
        return days;
    }

    private static KnownDay day(int day, long requests) {
        return new KnownDay(MONDAY.plusDays(day), false, 0, 0, requests == 0
                ? Map.of("carts", api(false, 9))
                : Map.of("carts", api(false, 9), "orders", api(false, requests)));
    }

    private static KnownApi api(boolean partial, long requests) {
        return new KnownApi(partial, requests, 0, 0, 0, 0, null, null, null, Set.of());
    }
}
