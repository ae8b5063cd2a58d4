package io.albreport.report.verdict;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.Ignored;
import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.configuration.Prices;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Api.State;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Period;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Status;
import io.albreport.report.model.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectivesTest {
    private static final Period DAY = Period.ofDay(LocalDate.of(2026, 1, 17));
    private static final Completeness WHOLE = new Completeness(true, List.of());
    private static final ReportConfig CONFIG = new ReportConfig(20, 0.999, null,
            List.of(new ApiConfig("fast", List.of("x"), false, null, 100.0),
                    new ApiConfig("quick", List.of("y"), false, null, 10.0),
                    new ApiConfig("nine", List.of("z"), false, 0.9, null),
                    new ApiConfig("perfect", List.of("w"), false, 1.0, null)));

    @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
    @CsvSource({"web, 60, 60, DOWN", "web, 5, 5, DOWN", "web, 5, 10, DOWN", "web, 5, 11, FAILING",
            "web, 267, 7178, FAILING", "web, 13, 7178, FAILING", "web, 12, 7178, SLIPPED", "web, 8, 7178, SLIPPED",
            "web, 7, 7178, HEALTHY", "web, 5, 1971, FAILING", "web, 5, 1972, SLIPPED", "web, 1, 437, SLIPPED",
            "web, 4, 4, SLIPPED", "web, 1, 1, SLIPPED", "web, 1, 1000, HEALTHY", "web, 0, 1000, HEALTHY",
            "web, 0, 5, HEALTHY", "web, 0, 4, QUIET", "web, 0, 0, QUIET", "nine, 1, 10, HEALTHY",
            "nine, 2, 10, SLIPPED", "nine, 30, 100, FAILING", "nine, 1, 4, SLIPPED", "perfect, 5, 1000000, FAILING",
            "perfect, 1, 1000000, SLIPPED", "perfect, 0, 1000000, HEALTHY"})
    @DisplayName("R3b: an API is judged by its error budget and by evidence, however few requests it has")
    void judges_by_budget_and_evidence(String api, long errors, long requests, State state) {
        assertThat(judge(api, totals(requests, errors, null)).state()).isEqualTo(state);
    }

    @Test
    @DisplayName("R3b: what failed stands beside what the objective allowed")
    void says_errors_and_what_was_allowed() {
        assertThat(judge("web", totals(7_178, 267, null))).isEqualTo(
                new Judgement(State.FAILING, 7, List.of("267 of 7,178 failed, 7 allowed")));
        assertThat(judge("web", totals(60, 60, null)).reasons()).containsExactly("60 of 60 failed, 0 allowed");
        assertThat(judge("web", totals(437, 1, null)).reasons()).containsExactly("1 of 437 failed, 0 allowed");
        assertThat(judge("web", totals(7_178, 7, null)).reasons()).isEmpty();
        assertThat(judge("nine", totals(10, 1, null)).allowedErrors()).as("in decimal").isEqualTo(1);
        assertThat(judge("web", totals(0, 0, null)).reasons()).containsExactly("no such target group in the logs");
    }

    @Test
    @DisplayName("R3b: an API above its p95 limit is slow, where it has one, unless it is failing")
    void is_slow_above_the_limit() {
        assertThat(judge("fast", totals(1000, 0, 150.0))).isEqualTo(
                new Judgement(State.SLOW, 1, List.of("p95 150 ms is above 100 ms")));
        assertThat(judge("quick", totals(1000, 0, 10.2)).reasons()).containsExactly("p95 10 ms is just above 10 ms");
        assertThat(judge("fast", totals(1000, 0, 100.0)).state()).isEqualTo(State.HEALTHY);
        assertThat(judge("web", totals(1000, 0, 150.0)).state()).isEqualTo(State.HEALTHY);
        assertThat(judge("fast", totals(437, 1, 150.0))).as("proven before not proven").isEqualTo(new Judgement(
                State.SLOW, 0, List.of("1 of 437 failed, 0 allowed", "p95 150 ms is above 100 ms")));
        assertThat(judge("fast", totals(1000, 50, 150.0)).state()).isEqualTo(State.FAILING);
    }

    @Test
    @DisplayName("R3: a p95 among the timeouts misses any limit")
    void a_p95_among_the_timeouts_is_slow() {
        Totals answered = totals(100_000, 60, 20.0);
        Totals outage = with(new Latency(20.0, null, null, null, 20.0, 940, 60, List.of(
                new Latency.Bucket(20, 940))), answered);

        assertThat(judge("fast", outage)).isEqualTo(
                new Judgement(State.SLOW, 100, List.of("p95 is among 60 timeouts, its limit is 100 ms")));
        assertThat(judge("web", outage).state()).isEqualTo(State.HEALTHY);
    }

    @ParameterizedTest(name = "{0} of {1} above the limit")
    @CsvSource({"1, 1, QUIET", "1, 19, HEALTHY", "3, 19, HEALTHY", "4, 19, SLOW", "2, 2, SLOW", "3, 8, SLOW",
            "2, 20, SLOW"})
    @DisplayName("R3b: where p95 is the slowest of few, it takes as much evidence as errors do")
    void few_slow_answers_are_no_evidence(long slow, long all, State state) {
        var latency = new Latency(50.0, 50.0, 150.0, 150.0, 150.0, all, 0,
                List.of(new Latency.Bucket(50, all - slow), new Latency.Bucket(150, slow)));

        assertThat(judge("fast", with(latency, totals(all, 0, null))).state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0} of {1} above the limit")
    @CsvSource(delimiter = '|', value = {"10 | 1000 | HEALTHY |",
            "11 | 1000 | SLOW | 11 of 1,000 took longer, 99 % within 100 ms promised", "1 | 50 | HEALTHY |",
            "3 | 50 | SLOW | 3 of 50 took longer, 99 % within 100 ms promised"})
    @DisplayName("R8: another share may be promised than 95 %")
    void judges_by_the_promised_share(long slow, long all, State state, String reason) {
        var latency = new Latency(50.0, 50.0, 50.0, 150.0, 150.0, all, 0,
                List.of(new Latency.Bucket(50, all - slow), new Latency.Bucket(150, slow)));
        var promising = new Objectives(new ReportConfig(20, 0.999, new LatencyGoal(0.99, 100),
                ReportConfig.DEFAULT_TIME_ZONE, Ignored.NOTHING, Prices.DEFAULTS, List.of()));

        Judgement judgement = promising.judge("web", with(latency, totals(all, 0, null)), List.of(), DAY);

        assertThat(judgement.state()).isEqualTo(state);
        assertThat(judgement.reasons()).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 99.99, 99.01, 7.3})
    @DisplayName("R3: whose p95 is within its limit, is not slow by the sketch's error")
    void is_not_slow_by_the_error_of_the_sketch(double ms) {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of(LatencySketch.bucket(ms) + ":1000"));
        double estimate = Objects.requireNonNull(sketch.percentile(95));
        var limited = new Objectives(new ReportConfig(20, 0.999, ms, List.of()));

        assertThat(limited.judge("web", totals(1000, 0, estimate), List.of(), DAY).state())
                .isEqualTo(State.HEALTHY);
        assertThat(limited.judge("web", totals(1000, 0, estimate * 1.021), List.of(), DAY).state())
                .isEqualTo(State.SLOW);
    }

    @Test
    @DisplayName("R3b: the verdict is one sentence that names the worst API, and why")
    void names_the_worst_api() {
        Api good = api("good", totals(1000, 0, null));
        Api bad = api("bad", totals(1000, 400, null));
        Api worse = api("worse", totals(60, 60, null));
        Api slow = api("fast", totals(1000, 0, 150.0));

        assertThat(Objectives.verdict(List.of(good, bad), WHOLE, DAY.zone())).isEqualTo(new Verdict(
                "1 of 2 APIs is failing: bad (400 of 1,000 failed, 1 allowed).", List.of("bad")));
        assertThat(Objectives.verdict(List.of(slow, bad, bad, good, worse), WHOLE, DAY.zone())).isEqualTo(new Verdict(
                "1 of 5 APIs is down, 2 are failing, 1 is slow: worse (60 of 60 failed, 0 allowed) and 3 more.",
                List.of("worse", "bad", "bad", "fast")));
        assertThat(Objectives.verdict(List.of(good, slow), WHOLE, DAY.zone()).text())
                .isEqualTo("1 of 2 APIs is slow: fast (p95 150 ms is above 100 ms).");
    }

    @Test
    @DisplayName("R3b: where none is failing, the verdict says how many kept their objectives, slipped, or were quiet")
    void says_how_many_kept_their_objectives() {
        Api good = api("good", totals(1000, 0, null));
        Api slipped = api("slipped", totals(437, 1, null));
        Api quiet = api("quiet", totals(3, 0, null));

        assertThat(text()).isEqualTo("No request was counted.");
        assertThat(text(good)).isEqualTo("The one API meets its objectives.");
        assertThat(text(good, good)).isEqualTo("All 2 APIs meet their objectives.");
        assertThat(text(quiet)).isEqualTo("No API had enough requests to be judged.");
        assertThat(text(good, slipped, quiet, good)).isEqualTo("No API is failing: 2 of 4 meet their objectives, "
                + "1 slipped (more errors than allowed, too few to prove it), 1 had too few requests to tell.");
        assertThat(text(good, quiet)).isEqualTo("No API is failing: 1 of 2 meet their objectives, "
                + "1 had too few requests to tell.");
    }

    @Test
    @DisplayName("R2: requests without a target group are no API in the verdict")
    void requests_without_a_target_group_are_no_api() {
        Api good = api("good", totals(1000, 0, null));
        Api unreached = new Api(Api.NO_TARGET_GROUP, List.of(), null, 900, null, List.of(), 0.5, null, null,
                totals(1000, 900, null), Collections.nCopies(24, 0L), Collections.nCopies(24, 0L), List.of());

        assertThat(text(good, unreached)).isEqualTo("The one API meets its objectives.");
        assertThat(text(unreached)).isEqualTo("No request reached a target group.");
        assertThat(Objectives.verdict(List.of(unreached), WHOLE, DAY.zone()).failingApis()).isEmpty();
    }

    private static String text(Api... apis) {
        return Objectives.verdict(List.of(apis), WHOLE, DAY.zone()).text();
    }

    private static Judgement judge(String api, Totals totals) {
        return new Objectives(CONFIG).judge(api, totals, List.of(), DAY);
    }

    private static Api api(String name, Totals totals) {
        Judgement judgement = judge(name, totals);
        return new Api(name, List.of(), judgement.state(), totals.status().serverErrors(), judgement.allowedErrors(),
                judgement.reasons(), 0.5, 0.999, null, totals, Collections.nCopies(24, 0L),
                Collections.nCopies(24, 0L), List.of());
    }

    /** @param p95 of all requests; null where no target was asked */
    private static Totals totals(long requests, long errors, @Nullable Double p95) {
        var latency = p95 == null
                ? new Latency(null, null, null, null, null, 0, 0, List.of())
                : new Latency(p95, p95, p95, p95, p95, requests, 0, List.of(new Latency.Bucket(p95, requests)));
        return new Totals(requests, new Status(0, requests - errors, 0, 0, errors, 0), 0, 0, 0, errors, 0, 0, null,
                null,
                List.of(), latency);
    }

    private static Totals with(Latency latency, Totals totals) {
        return new Totals(totals.requests(), totals.status(), 0, 0, 0, totals.target5xx(), 0, 0, null, null, List.of(),
                latency);
    }
}
