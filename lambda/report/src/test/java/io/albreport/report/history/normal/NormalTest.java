package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;
import io.albreport.report.history.normal.Normal.Compared;
import io.albreport.report.model.Api;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;
import io.albreport.report.model.past.Measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/** Days without noise, unless it is said: 4,000 requests on each, 4 errors, p95 100 ms. The first is a Monday. */
@DisplayName("R7: what is normal, by the formula")
class NormalTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);
    private static final KnownApi USUAL = api(4_000, 4, 100);

    @Test
    @DisplayName("Fewer requests than normal on that weekday, in a sentence")
    void fewer() {
        Finding finding = only(days(28), api(2_000, 2, 100));

        // s = 0.05 and f(4) = 1.45: 4,001 exp(-3.5 0.05 1.45) - 1 = 3,103; a change below 25 % is none: 3,000.
        assertThat(finding).isEqualTo(new Finding("orders", Kind.ANOMALY, Measure.REQUESTS, 2_000.0,
                finding.expected(), finding.low(), finding.high(),
                "Requests: 2,000 instead of about 4,000 (3,000 to 5,200 is normal on a Monday)."));
        assertThat(value(finding.expected())).isCloseTo(4_000, within(1e-6));
        assertThat(value(finding.low())).isCloseTo(3_000, within(1e-6));
        assertThat(value(finding.high())).isCloseTo(4_001 * Math.exp(3.5 * 0.05 * 1.45) - 1, within(1e-6));
    }

    @Test
    @DisplayName("A quarter, and 100 requests: less is no change")
    void least() {
        assertThat(of(days(28), api(3_001, 3, 100)).findings()).isEmpty();
        assertThat(of(days(28), api(2_999, 3, 100)).findings()).hasSize(1);
        assertThat(of(days(28, api(99, 0, 100)), api(9, 0, 100)).findings()).isEmpty();
        assertThat(of(days(28, api(101, 0, 100)), api(9, 0, 100)).findings()).hasSize(1);
    }

    @Test
    @DisplayName("Nothing is found below 14 days, and the weekday is unknown below 28")
    void history() {
        assertThat(of(days(13), api(400, 0, 100))).satisfies(compared -> {
            assertThat(compared.findings()).isEmpty();
            assertThat(compared.tests()).isZero();
        });
        assertThat(only(days(14), api(400, 0, 100)).text()).isEqualTo("Requests: 400 instead of about 4,000 "
                + "(2,700 to 5,900 is normal; weekday unknown, with 14 days of history).");
        assertThat(of(days(14), api(400, 0, 100)).tests()).isEqualTo(3);
    }

    @Test
    @DisplayName("Between the numbers of weeks that were simulated the factor is interpolated")
    void factor() {
        assertThat(WeekdayBaseline.wider(2)).isEqualTo(2.2);
        assertThat(WeekdayBaseline.wider(3)).isCloseTo(1.825, within(1e-12));
        assertThat(WeekdayBaseline.wider(6)).isCloseTo(1.325, within(1e-12));
        assertThat(WeekdayBaseline.wider(12)).isEqualTo(1.12);
        assertThat(WeekdayBaseline.wider(13)).isEqualTo(1.12);
    }

    @Test
    @DisplayName("Latency is compared from 1,000 timed requests, and from 5 ms")
    void latency() {
        assertThat(only(days(28), api(4_000, 4, 250)).text())
                .isEqualTo("95th percentile of latency: 250 ms instead of about 100 ms "
                        + "(75 ms to 130 ms is normal on a Monday).");
        assertThat(of(days(28, api(999, 0, 100)), api(999, 0, 250)).findings()).isEmpty();
        assertThat(of(days(28, api(4_000, 4, 5)), api(4_000, 4, 9)).findings()).isEmpty();
    }

    @Test
    @DisplayName("More errors: ten, twice the median and beyond chance; fewer are not found")
    void errors() {
        Finding finding = only(days(28), api(4_000, 40, 100));

        double p = Math.asin(Math.sqrt(4.375 / 4_000.75));
        double top = Math.pow(Math.sin(p + 3.5 / (2 * Math.sqrt(4_000.5))), 2);
        assertThat(value(finding.high())).isCloseTo(top, within(1e-12));
        assertThat(finding.text())
                .isEqualTo("Share of server errors: 1.000 % instead of about 0.100 % (up to 0.370 % is normal).");
        assertThat(of(days(28), api(4_000, 9, 100)).findings()).isEmpty();
        assertThat(of(days(28, api(4_000, 400, 100)), api(4_000, 0, 100)).findings()).isEmpty();
        assertThat(of(days(28, api(4_000, 0, 100)), api(4_000, 9, 100)).findings()).isEmpty();
    }

    @Test
    @DisplayName("After seven days on one side what is normal starts anew, which is said once")
    void level() {
        List<KnownDay> days = new ArrayList<>(days(28));
        List<List<Finding>> found = new ArrayList<>();
        for (int day = 28; day < 38; day++) {
            found.add(of(days, api(1_000, 1, 100)).findings());
            days.add(day(day, Map.of("orders", api(1_000, 1, 100))));
        }

        assertThat(found.subList(0, 6)).allSatisfy(findings -> assertThat(findings).extracting(Finding::kind)
                .containsExactly(Kind.ANOMALY));
        assertThat(found.get(6)).extracting(Finding::kind, Finding::text).containsExactly(
                tuple(Kind.LEVEL, "Requests: a new level since Monday, 31 August 2026, "
                        + "now 1,000 instead of about 4,000. The days since are what is normal from here on."));
        assertThat(found.subList(7, 10)).allSatisfy(findings -> assertThat(findings).isEmpty());
        assertThat(only(days, api(4_000, 4, 100)).text()).startsWith("Requests: 4,000 instead of about 1,000");
    }

    @Test
    @DisplayName("Days that are not whole are no part of what is normal, and nothing is found of them")
    void partial() {
        KnownApi half = new KnownApi(true, 400, 0, 0, 400, 0, 50.0, 100.0, 200.0, Set.of("200"));
        List<KnownDay> days = new ArrayList<>(days(13));
        days.add(day(13, Map.of("orders", half)));

        assertThat(of(days, api(400, 0, 100)).tests()).isZero();
        assertThat(of(days(28), half)).satisfies(compared -> {
            assertThat(compared.findings()).isEmpty();
            assertThat(compared.tests()).isZero();
            assertThat(value(change(compared, Measure.REQUESTS).expected())).isCloseTo(4_000, within(1e-6));
        });
    }

    @Test
    @DisplayName("Each measure beside the day before, the week before and what is normal")
    void changes() {
        List<KnownDay> days = new ArrayList<>(days(28));
        days.set(27, day(27, Map.of("orders", api(3_900, 4, 100))));
        days.set(21, day(21, Map.of("orders", api(3_800, 4, 100))));

        Compared compared = of(days, api(2_000, 2, 100));
        Change change = change(compared, Measure.REQUESTS);
        assertThat(change).isEqualTo(new Change(Measure.REQUESTS, 2_000.0, 3_900.0, 3_800.0, change.expected(), true));
        assertThat(change(compared, Measure.P95_MS).beyondNoise()).isFalse();
        assertThat(compared.changes().get("orders")).hasSize(6);
        assertThat(compared.tests()).isEqualTo(6);
    }

    @Test
    @DisplayName("An API that is new, gone, and back")
    void presence() {
        List<KnownDay> days = new ArrayList<>(days(28));
        KnownDay none = day(28, Map.of());

        assertThat(Normal.of(days, none).findings()).containsExactly(new Finding("orders", Kind.GONE, null, 0.0,
                4_000.0, null, null, "Silent today, usually 4,000 requests."));
        for (int day = 28; day < 36; day++) {
            days.add(day(day, Map.of()));
        }
        assertThat(Normal.of(days, day(36, Map.of())).findings()).isEmpty();
        Map<String, KnownApi> apis = new HashMap<>(Map.of("orders", USUAL, "carts", USUAL));
        assertThat(Normal.of(days, day(36, apis)).findings()).extracting(Finding::api, Finding::kind, Finding::text)
                .containsExactlyInAnyOrder(
                        tuple("orders", Kind.RETURNED,
                                "Requests again, the first since Sunday, 30 August 2026."),
                        tuple("carts", Kind.NEW,
                                "New: no request on the 36 days known before."));
    }

    @Test
    @DisplayName("A status that an API never answered before, from ten days")
    void codes() {
        KnownApi teapot = new KnownApi(false, 4_000, 4, 40, 4_000, 0, 50.0, 100.0, 200.0, Set.of("200", "418"));

        assertThat(only(days(10), teapot).text())
                .isEqualTo("Status 418 for the first time: none of the 10 days known before had it.");
        assertThat(of(days(9), teapot).findings()).isEmpty();
    }

    @Test
    @DisplayName("What reached no target group is compared but for latency, and does not come or go")
    void noTargetGroup() {
        List<KnownDay> days = days(28).stream().map(day -> new KnownDay(day.date(), false, 0, 0,
                Map.of(Api.NO_TARGET_GROUP, USUAL))).toList();

        assertThat(Normal.of(days, day(28, Map.of())).findings()).isEmpty();
        Compared compared = Normal.of(days, day(28, Map.of(Api.NO_TARGET_GROUP, api(40_000, 40, 900))));
        assertThat(compared.findings()).extracting(Finding::measure).containsExactly(Measure.REQUESTS);
        assertThat(compared.tests()).isEqualTo(3);
    }

    @Test
    @DisplayName("The largest part of the traffic, and what is furthest from normal, comes first")
    void order() {
        List<KnownDay> days = days(28).stream().map(day -> day((int) (day.date().toEpochDay() - MONDAY.toEpochDay()),
                Map.of("a", USUAL, "b", api(400_000, 400, 100), "c", USUAL))).toList();

        assertThat(Normal.of(days, day(28, Map.of("a", api(2_000, 2, 100), "b", api(200_000, 200, 100), "c",
                api(800, 0, 100)))).findings()).extracting(Finding::api).containsExactly("b", "a", "c");
    }

    /** The example of Benjamini and Hochberg (1995), section 3.2, at their q of 0.05 times two. */
    @Test
    @DisplayName("False discoveries are a tenth at most")
    void discoveries() {
        assertThat(Discoveries.limit(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                0.4262, 0.5719, 0.6528, 0.7590, 1.000)).isEqualTo(0.0459);
        assertThat(Discoveries.limit(0.06, 0.9)).isNegative();
        assertThat(Discoveries.chance(1.959964)).isCloseTo(0.05, within(1e-6));
        assertThat(Discoveries.chance(-3.5)).isCloseTo(4.6526e-4, within(1e-8));
    }

    /** SciPy: false_discovery_control gives 0.0048, 0.07, 0.07, 0.075, 0.24, 0.5, of which four are at most 0.1. */
    @Test
    @DisplayName("The chance of the fourth is above its own share, and that of a later one saves an earlier")
    void discoveriesLikeSciPy() {
        assertThat(Discoveries.limit(0.0008, 0.03, 0.035, 0.05, 0.2, 0.5)).isEqualTo(0.05);
    }

    /** z = ln(5,195 / 4,001) / (0.05 x 1.45) = 3.6, a chance of 0.00031; of 360 comparisons one may have 0.1 / 360. */
    @Test
    @DisplayName("Among many comparisons more must be odd than among a few")
    void many() {
        Map<String, KnownApi> past = new HashMap<>();
        for (int api = 0; api < 60; api++) {
            past.put("api" + api, USUAL);
        }
        List<KnownDay> days = days(28).stream()
                .map(day -> new KnownDay(day.date(), false, 0, 0, Map.copyOf(past))).toList();
        past.put("api7", api(5_194, 5, 100));

        assertThat(of(days(28), api(5_194, 5, 100)).findings()).hasSize(1);
        assertThat(Normal.of(days, day(28, past))).satisfies(compared -> {
            assertThat(compared.tests()).isEqualTo(360);
            assertThat(compared.findings()).isEmpty();
        });
    }

    /** Twelve of 28 days are 35 % more or 26 % less: no noise by the median, and 0.3 for the fifth that is furthest. */
    @Test
    @DisplayName("What is far by the median, and not from where days often are, is within the noise")
    void withinTheNoise() {
        List<KnownDay> days = new ArrayList<>(days(28));
        for (int day = 7; day < 13; day++) {
            days.set(day, day(day, Map.of("orders", api(5_399, 5, 100))));
            days.set(day + 7, day(day + 7, Map.of("orders", api(2_963, 3, 100))));
        }
        // ln(2,196 / 4,001) = -0.6 is 8 deviations of 0.05 x 1.45, and within 2.5 x 0.3 x 1.45 = 1.09.
        assertThat(of(days, api(2_195, 2, 100)).findings()).isEmpty();
        assertThat(of(days, api(1_205, 1, 100)).findings()).hasSize(1);
    }

    @Test
    @DisplayName("Of an API with few requests, more of them are no finding")
    void more() {
        assertThat(of(days(28, api(20, 0, 100)), api(500, 0, 100)).findings()).isEmpty();
    }

    @Test
    @DisplayName("Beside a day that was not whole nothing is shown, and of one without the API that it had no request")
    void besideOthers() {
        List<KnownDay> days = new ArrayList<>(days(28));
        days.set(27, new KnownDay(days.get(27).date(), true, 0, 0, Map.of("orders", USUAL)));
        days.set(21, day(21, Map.of()));
        Change change = change(of(days, USUAL), Measure.REQUESTS);
        assertThat(change.dayBefore()).isNull();
        assertThat(change.weekBefore()).isZero();
        assertThat(change(of(days, USUAL), Measure.P95_MS).weekBefore()).isNull();
        days.set(27, day(27, Map.of("orders",
                new KnownApi(true, 400, 0, 0, 400, 0, 50.0, 100.0, 200.0, Set.of("200")))));
        assertThat(change(of(days, USUAL), Measure.REQUESTS).dayBefore()).isNull();
    }

    @Test
    @DisplayName("What is further from normal may come before what is larger, and an API that is gone before both")
    void weights() {
        List<KnownDay> days = days(28).stream().map(day -> new KnownDay(day.date(), false, 0, 0,
                Map.of("a", USUAL, "b", USUAL, "c", USUAL))).toList();

        assertThat(Normal.of(days, day(28, Map.of("a", api(2_900, 3, 100), "b", api(1_600, 2, 100)))).findings())
                .extracting(Finding::api).containsExactly("c", "b", "a");
    }

    @Test
    @DisplayName("Missing days leave what is normal as it is")
    void missing() {
        List<KnownDay> days = SimulatedApi.of(20_000, 0.05).days(60, new Random(5));
        List<KnownDay> holes = days.subList(0, 59).stream().filter(day -> day.date().getDayOfMonth() % 5 != 0).toList();

        double all = value(change(Normal.of(days.subList(0, 59), days.get(59)), Measure.REQUESTS).expected());
        assertThat(value(change(Normal.of(holes, days.get(59)), Measure.REQUESTS).expected()) / all)
                .isCloseTo(1, within(0.05));
    }

    private static Finding only(List<KnownDay> past, KnownApi today) {
        List<Finding> findings = of(past, today).findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static Compared of(List<KnownDay> past, KnownApi today) {
        return Normal.of(past, day(past.size(), Map.of("orders", today)));
    }

    private static Change change(Compared compared, Measure measure) {
        return Objects.requireNonNull(compared.changes().get("orders")).stream()
                .filter(change -> change.measure() == measure).findFirst().orElseThrow();
    }

    private static double value(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    private static List<KnownDay> days(int days) {
        return days(days, USUAL);
    }

    private static List<KnownDay> days(int days, KnownApi api) {
        List<KnownDay> known = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            known.add(day(day, Map.of("orders", api)));
        }
        return known;
    }

    private static KnownDay day(int day, Map<String, KnownApi> apis) {
        return new KnownDay(MONDAY.plusDays(day), false, 0, 0, apis);
    }

    private static KnownApi api(long requests, long errors, double p95Ms) {
        return new KnownApi(false, requests, errors, requests / 100, requests, 0, 4.0, p95Ms, 900.0,
                Set.of("200", "404", "500"));
    }
}
