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
