package io.albreport.report.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.model.Api;
import io.albreport.report.model.SampleReport;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiObjective.Grade;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.past.Trend.Word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("An error budget")
class BudgetsTest {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 19);

    /** Its objectives are 99.9 %, and p95 within 500 ms. */
    private static final Api API = SampleReport.ofADay().apis().get(6);

    @Test
    @DisplayName("is what 30 days allow, less what they spent")
    void adds_up_thirty_days() {
        List<KnownDay> days = days(40, 10_000, 2);
        days.set(39, day(0, 10_000, 100));
        days.set(20, day(19, 10_000, 40));

        ApiObjective budget = availability(days);

        assertThat(budget.days()).isEqualTo(30);
        assertThat(budget.total()).isEqualTo(300_000);
        assertThat(budget.good()).isEqualTo(300_000 - 28 * 2 - 140);
        assertThat(budget.allowed()).isEqualTo(300);
        assertThat(budget.left()).isCloseTo(1 - 196 / 300.0, within(1e-9));
        assertThat(budget.burnDay()).isCloseTo(10, within(1e-9));
        assertThat(budget.burn3Days()).isCloseTo(104 / 30.0, within(1e-9));
        assertThat(budget.costliest()).startsWith(new ApiObjective.SpentDay(LAST, 100),
                new ApiObjective.SpentDay(LAST.minusDays(19), 40)).hasSize(3);
        assertThat(budget.burnDown()).hasSize(30);
        assertThat(budget.burnDown().getFirst().left()).isCloseTo(1 - 2 / 300.0, within(1e-9));
        assertThat(budget.burnDown().getLast().left()).isEqualTo(budget.left());
    }

    @Test
    @DisplayName("R8: of latency is of the share that is promised")
    void is_of_the_promised_share() {
        KnownApi slow = new KnownApi(false, 1_000, 0, 0, 1_000, 15, 1.0, 2.0, 3.0, Set.of());
        List<KnownDay> days = List.of(new KnownDay(LAST, false, 0, 0, Map.of("web", slow)));

        ApiObjective usual = Budgets.of("web", 0.999, LatencyGoal.ofP95(800), days, null).getLast();
        ApiObjective strict = Budgets.of("web", 0.999, new LatencyGoal(0.99, 800), days, null).getLast();

        assertThat(usual.left()).isCloseTo(1 - 15 / 50.0, within(1e-9));
        assertThat(strict.left()).isCloseTo(1 - 15 / 10.0, within(1e-9));
        assertThat(strict.objective()).isEqualTo(0.99);
        assertThat(strict.limitMs()).isEqualTo(800);
    }

    @Test
    @DisplayName("ends on a day when it is spent too fast")
    void tells_when_it_ends() {
        List<KnownDay> days = days(30, 10_000, 0);
        IntStream.range(23, 30).forEach(i -> days.set(i, day(29 - i, 10_000, 20)));

        ApiObjective budget = availability(days);

        assertThat(budget.left()).isCloseTo(1 - 140 / 300.0, within(1e-9));
        assertThat(budget.exhaustedOn()).as("0.5333 x 30 days at twice the pace").isEqualTo(LAST.plusDays(8));
    }

    @Test
    @DisplayName("never ends at a pace of what is allowed, and not again when it is spent")
    void tells_no_end_where_none_comes() {
        assertThat(availability(days(30, 10_000, 10)).exhaustedOn()).isNull();
        ApiObjective spent = availability(days(30, 10_000, 15));
        assertThat(spent.left()).isCloseTo(-0.5, within(1e-9));
        assertThat(spent.exhaustedOn()).isNull();
    }

    @Test
    @DisplayName("counts days that are known, and scales none")
    void counts_known_days() {
        List<KnownDay> days = days(10, 10_000, 5);
        days.remove(4);

        ApiObjective budget = availability(days);

        assertThat(budget.days()).isEqualTo(9);
        assertThat(budget.allowed()).isEqualTo(90);
        assertThat(budget.left()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    @DisplayName("of latency is of answers within the limit")
    void is_kept_for_latency() {
        List<KnownDay> days = new ArrayList<>();
        for (int ago = 9; ago >= 0; ago--) {
            days.add(new KnownDay(LAST.minusDays(ago), false, 0, 0, Map.of(API.name(),
                    new KnownApi(false, 2_000, 0, 0, 1_000, 25, 1.0, 2.0, 3.0, Set.of()))));
        }

        ApiObjective latency = Budgets.of(API, days).get(1);

        assertThat(latency.kind()).isEqualTo(ApiObjective.Kind.LATENCY);
        assertThat(latency.limitMs()).isEqualTo(500);
        assertThat(latency.objective()).isEqualTo(0.95);
        assertThat(latency.total()).isEqualTo(10_000);
        assertThat(latency.good()).isEqualTo(9_750);
        assertThat(latency.left()).isCloseTo(0.5, within(1e-9));
        assertThat(latency.worstHour()).isNull();
    }

    @Test
    @DisplayName("has a grade where the requests are enough to tell")
    void grades() {
        assertThat(availability(days(30, 10_000, 0)).grade()).isEqualTo(Grade.A);
        assertThat(availability(days(30, 100_000, 60)).grade()).isEqualTo(Grade.B);
        assertThat(availability(days(30, 100_000, 90)).grade()).isEqualTo(Grade.C);
        assertThat(availability(days(30, 100_000, 120)).grade()).isEqualTo(Grade.D);
        assertThat(availability(days(30, 100_000, 250)).grade()).isEqualTo(Grade.F);
        assertThat(availability(days(30, 10, 0)).grade()).as("300 requests prove no 99.9 %").isNull();
        assertThat(availability(days(30, 100, 3)).grade()).as("an outage of few requests").isEqualTo(Grade.F);
        assertThat(availability(days(30, 0, 0)).grade()).isNull();
    }

    @Test
    @DisplayName("is told by an interval that others compute the same")
    void has_wilsons_interval() {
        // R: prop.test(5, 100, correct = FALSE)
        assertThat(new Attainment(100, 5, 0.1).bound(-1)).isCloseTo(0.02154368, within(1e-6));
        assertThat(new Attainment(100, 5, 0.1).bound(1)).isCloseTo(0.11175047, within(1e-6));
        assertThat(new Attainment(50, 0, 0.1).bound(-1)).isCloseTo(0, within(1e-12));
    }

    @Test
    @DisplayName("is a finding when it is spent or ends, and of ten bad requests at least")
    void is_found() {
        assertThat(LongFindings.of("x", availability(days(30, 10_000, 15)))).hasValueSatisfying(finding -> assertThat(
                finding.text()).isEqualTo(
                        "The error budget of 99.9 % availability is spent: 450 of 300,000 in 30 days "
                                + "were bad, 300 allowed."));
        assertThat(LongFindings.of("x", availability(days(30, 10_000, 5)))).isEmpty();
        assertThat(LongFindings.of("x", availability(days(9, 10, 1)))).as("9 bad ones").isEmpty();
    }

    /** On the seventh day back 200 of 10,000 are bad: of 7 days 200 / 70 allowed, and 10 days' worth is left. */
    @Test
    @DisplayName("ends at the pace of seven days, for what the known days may spend")
    void has_a_pace() {
        List<KnownDay> days = days(30, 10_000, 0);
        days.set(23, day(6, 10_000, 200));
        assertThat(availability(days).exhaustedOn()).as("ceil((1 - 200 / 300) 30 / 2.857)").isEqualTo(LAST.plusDays(4));
        days.set(23, day(6, 10_000, 0));
        days.set(22, day(7, 10_000, 200));
        assertThat(availability(days).exhaustedOn()).isNull();
        assertThat(availability(days(10, 10_000, 0)).burn3Days()).isZero();

        List<KnownDay> ten = days(10, 10_000, 0);
        IntStream.range(3, 10).forEach(day -> ten.set(day, day(9 - day, 10_000, 12)));
        assertThat(availability(ten).exhaustedOn()).as("ceil(0.16 x 10 / 1.2)").isEqualTo(LAST.plusDays(2));
    }

    @Test
    @DisplayName("never ends at a burn of exactly 1, nor where exactly nothing is left")
    void has_limits() {
        List<KnownDay> days = days(30, 10, 0);
        IntStream.range(23, 30).forEach(day -> days.set(day, day(29 - day, 10, 5)));
        assertThat(half(days).left()).isCloseTo(1 - 35 / 150.0, within(1e-12));
        assertThat(half(days).exhaustedOn()).isNull();

        IntStream.range(23, 30).forEach(day -> days.set(day, day(29 - day, 10, 10)));
        IntStream.range(0, 20).forEach(day -> days.set(day, day(29 - day, 10, 4)));
        assertThat(half(days).left()).isZero();
        assertThat(half(days).exhaustedOn()).isNull();
        assertThat(LongFindings.of("x", half(days))).hasValueSatisfying(
                finding -> assertThat(finding.text()).contains("is spent: 150 of 300 in 30 days"));
    }

    private static ApiObjective half(List<KnownDay> days) {
        return Budgets.of(API.name(), 0.5, null, days, null).getFirst();
    }

    /** By hand: 5 of 100 with 99.9 % is a burn of 50; 4 errors prove nothing. */
    @Test
    @DisplayName("burns as fast as its worst hour, of five errors at least")
    void has_a_worst_hour() {
        assertThat(Budgets.worstHour(List.of(1_000L, 10L, 100L, 1_000L), List.of(0L, 4L, 5L, 20L), 0.999))
                .isCloseTo(50, within(1e-9));
        assertThat(Budgets.worstHour(List.of(10L), List.of(4L), 0.999)).isNull();
        assertThat(Budgets.burn(0, 0, 0.999)).isNull();
        assertThat(Budgets.burn(10, 1, 1)).isNull();
        assertThat(Budgets.burn(7_178, 267, 0.999)).isCloseTo(267 / 7.178, within(1e-9));
    }

    @Test
    @DisplayName("of nothing is none, and of nothing bad no day costs most")
    void is_none_of_nothing() {
        assertThat(availability(days(30, 0, 0)).left()).isNull();
        assertThat(availability(days(5, 100, 0)).costliest()).isEmpty();
        assertThat(availability(days(5, 100, 1)).costliest()).extracting(ApiObjective.SpentDay::date)
                .containsExactly(LAST.minusDays(4), LAST.minusDays(3), LAST.minusDays(2));
    }

    /** Wilson's interval of 3 in 3,000 is 0.034015 to 0.29361 %, by SciPy's binomtest(3, 3000).proportion_ci. */
    @Test
    @DisplayName("is graded by what is left, and by how far the interval is above what is allowed")
    void has_steps_of_grades() {
        Attainment kept = new Attainment(3_000, 3, 0.003);
        assertThat(kept.bound(-1)).isCloseTo(0.00034014721903916404, within(1e-9));
        assertThat(kept.bound(1)).isCloseTo(0.002936143808836147, within(1e-9));
        assertThat(List.of(0.5, 0.4999, 0.25, 0.2499)).extracting(kept::grade)
                .containsExactly(Grade.A, Grade.B, Grade.B, Grade.C);
        assertThat(kept.grade(null)).isNull();
        assertThat(new Attainment(3_000, 3, 0.0029).grade(1.0)).isNull();
        assertThat(new Attainment(3_000, 3, 0.000170).grade(-1.0)).isEqualTo(Grade.F);
        assertThat(new Attainment(3_000, 3, 0.000171).grade(-1.0)).isEqualTo(Grade.D);
        assertThat(new Attainment(3_000, 3, 0.00035).grade(-1.0)).isNull();
        assertThat(new Attainment(50, 0, 0.1).bound(1)).isCloseTo(0.07134759913335872, within(1e-8));
    }

    @Test
    @DisplayName("is a finding of ten bad requests, and when its end is in sight")
    void is_found_early() {
        assertThat(LongFindings.of("x", availability(days(10, 10, 1)))).as("10 bad ones").isPresent();
        List<KnownDay> days = days(30, 10_000, 0);
        days.set(23, day(6, 10_000, 200));
        assertThat(LongFindings.of("x", availability(days))).hasValueSatisfying(
                finding -> assertThat(finding.text())
                        .isEqualTo("The error budget of 99.9 % availability has 33.3 % left, "
                                + "and at the pace of the last 7 days nothing on 2026-11-23."));
    }

    @Test
    @DisplayName("is not what a trend is found for: latency or errors that degrade")
    void trends_are_found() {
        assertThat(LongFindings.of("x", trend(Measure.P95_MS, Word.DEGRADING))).isPresent();
        assertThat(LongFindings.of("x", trend(Measure.P95_MS, Word.IMPROVING))).isEmpty();
        assertThat(LongFindings.of("x", trend(Measure.P95_MS, Word.STABLE))).isEmpty();
        assertThat(LongFindings.of("x", trend(Measure.REQUESTS, Word.DEGRADING))).isEmpty();
    }

    private static Trend trend(Measure measure, Word word) {
        return new Trend(measure, word, 0.2, 0.1, 0.3);
    }

    @Test
    @DisplayName("is nobody's where nobody judges")
    void is_of_apis_only() {
        Api none = SampleReport.ofADay().apis().stream().filter(api -> api.state() == null).findFirst().orElseThrow();
        assertThat(Budgets.of(none, days(3, 10, 0))).isEmpty();
    }

    private static ApiObjective availability(List<KnownDay> days) {
        return Budgets.of(API, days).getFirst();
    }

    private static List<KnownDay> days(int count, long requests, long errors) {
        List<KnownDay> days = new ArrayList<>();
        for (int ago = count - 1; ago >= 0; ago--) {
            days.add(day(ago, requests, errors));
        }
        return days;
    }

    private static KnownDay day(int ago, long requests, long errors) {
        return new KnownDay(LAST.minusDays(ago), false, 0, 0, Map.of(API.name(),
                new KnownApi(false, requests, errors, 0, 0, 0, null, null, null, Set.of())));
    }
}
