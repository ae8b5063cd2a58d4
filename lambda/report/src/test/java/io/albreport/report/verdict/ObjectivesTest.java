package io.albreport.report.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Api.Health;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.Status;
import io.albreport.report.model.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectivesTest {
    private static final ReportConfig CONFIG = new ReportConfig(20, 0.999, null,
            List.of(new ApiConfig("fast", List.of("x"), false, null, 100.0),
                    new ApiConfig("quick", List.of("y"), false, null, 10.0)));

    @Test
    @DisplayName("R3: an API fails below its availability objective, and not at it")
    void fails_below_the_objective() {
        Totals at = totals(1000, 1, 5);
        Totals below = totals(1000, 2, 5);

        assertThat(missed("web", at)).isEmpty();
        assertThat(missed("web", below)).containsExactly("availability 99.800 % is below 99.9 %");
        assertThat(Objectives.health(at, missed("web", at))).isEqualTo(Health.HEALTHY);
        assertThat(Objectives.health(below, missed("web", below))).isEqualTo(Health.FAILING);
    }

    @Test
    @DisplayName("R3: an API fails above its p95 limit, where it has one")
    void fails_above_the_limit() {
        Totals slow = totals(1000, 0, 150);

        assertThat(missed("fast", slow)).containsExactly("p95 150 ms is above 100 ms");
        assertThat(missed("quick", totals(1000, 0, 10.2))).containsExactly("p95 10 ms is just above 10 ms");
        assertThat(missed("fast", totals(1000, 0, 100))).isEmpty();
        assertThat(missed("web", slow)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 99.99, 99.01, 7.3})
    @DisplayName("R3: whose p95 is within its limit, does not fail by the sketch's error")
    void does_not_fail_by_the_error_of_the_sketch(double ms) {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of(LatencySketch.bucket(ms) + ":1000"));
        double estimate = Objects.requireNonNull(sketch.percentile(95));
        ReportConfig limited = new ReportConfig(20, 0.999, ms, List.of());

        assertThat(new Objectives(limited).missed("web", totals(1000, 0, estimate))).isEmpty();
        assertThat(new Objectives(limited).missed("web", totals(1000, 0, estimate * 1.021))).hasSize(1);
    }

    @Test
    @DisplayName("R3: below 100 requests nobody is judged")
    void does_not_judge_few_requests() {
        Totals few = totals(99, 99, 1000);

        assertThat(missed("fast", few)).isEmpty();
        assertThat(Objectives.health(few, List.of())).isEqualTo(Health.TOO_FEW_REQUESTS);
        assertThat(missed("fast", totals(100, 100, 1000))).hasSize(2);
    }

    @Test
    @DisplayName("R3: the verdict is one sentence that names the first API that fails, and why")
    void says_it_in_one_sentence() {
        Api good = api("good", totals(1000, 0, 5));
        Api bad = api("bad", totals(1000, 500, 5));
        Api worse = api("worse", totals(1000, 600, 5));

        assertThat(Objectives.verdict(List.of()).text()).isEqualTo("No request was counted.");
        assertThat(Objectives.verdict(List.of(good)).text()).isEqualTo("The one API meets its objectives.");
        assertThat(Objectives.verdict(List.of(good, good)).text()).isEqualTo("All 2 APIs meet their objectives.");
        Api quiet = api("quiet", totals(99, 99, 5));
        assertThat(Objectives.verdict(List.of(quiet)).text()).isEqualTo("No API had enough requests to be judged.");
        assertThat(Objectives.verdict(List.of(good, quiet, good)).text()).isEqualTo("No API is failing: 2 of 3 meet "
                + "their objectives, the others had fewer than 100 requests.");
        assertThat(Objectives.verdict(List.of(good, bad))).isEqualTo(new Verdict(
                "1 of 2 APIs is failing: bad (availability 50.000 % is below 99.9 %).", List.of("bad")));
        assertThat(Objectives.verdict(List.of(bad, worse, good))).isEqualTo(new Verdict(
                "2 of 3 APIs are failing: bad (availability 50.000 % is below 99.9 %) and 1 more.",
                List.of("bad", "worse")));
    }

    private static List<String> missed(String api, Totals totals) {
        return new Objectives(CONFIG).missed(api, totals);
    }

    private static Api api(String name, Totals totals) {
        List<String> missed = missed(name, totals);
        return new Api(name, List.of(), Objectives.health(totals, missed), missed, 0.5, 0.999, null, totals,
                Collections.nCopies(24, 0L), Collections.nCopies(24, 0L));
    }

    private static Totals totals(long requests, long errors, double p95) {
        return new Totals(requests, new Status(0, requests - errors, 0, 0, errors, 0), 0, 0, 0, errors, 0, 0,
                1 - (double) errors / requests, 1.0, List.of(), new Latency(p95, p95, p95, p95, p95, 1, 0, List.of()));
    }
}
