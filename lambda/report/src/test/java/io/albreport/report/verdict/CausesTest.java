package io.albreport.report.verdict;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Incident.Cause;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.verdict.Causes.Part;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R10: a cause holds most of the failures, and far fewer of the requests")
class CausesTest {

    @Test
    void one_of_two_targets_is_the_cause_if_all_failures_are_its() {
        assertThat(of(40, new Part("a", 40, 500 / 1_000.0), new Part("b", 0, 500 / 1_000.0)))
                .containsExactly(new Cause(Dimension.TARGET, List.of("a"), 1, 0.5));
    }

    @Test
    void values_are_named_together_until_they_hold_nearly_all() {
        assertThat(of(100, new Part("c", 8, 100 / 10_000.0), new Part("a", 50, 100 / 10_000.0),
                new Part("b", 42, 100 / 10_000.0)))
                .containsExactly(new Cause(Dimension.TARGET, List.of("a", "b"), 0.92, 0.02));
    }

    @Test
    void one_that_holds_most_is_named_where_the_rest_is_spread() {
        assertThat(of(100, new Part("a", 60, 100 / 10_000.0), new Part("b", 2, 900 / 10_000.0),
                new Part("c", 2, 900 / 10_000.0)))
                .containsExactly(new Cause(Dimension.TARGET, List.of("a"), 0.6, 0.01));
    }

    @Test
    void what_holds_as_many_requests_is_none() {
        assertThat(of(100, new Part("a", 98, 900 / 1_000.0), new Part("b", 2, 100 / 1_000.0))).isEmpty();
        assertThat(of(100, new Part("a", 50, 500 / 1_000.0), new Part("b", 50, 500 / 1_000.0))).isEmpty();
        assertThat(of(100, new Part("a", 100, 1_000 / 1_000.0))).isEmpty();
    }

    @Test
    void a_few_failures_are_no_evidence() {
        assertThat(of(5, new Part("a", 5, 333 / 1_000.0), new Part("b", 0, 667 / 1_000.0))).isEmpty();
        assertThat(of(7, new Part("a", 7, 333 / 1_000.0), new Part("b", 0, 667 / 1_000.0))).hasSize(1);
    }

    @Test
    void is_put_into_words() {
        assertThat(Causes.inWords(new Cause(Dimension.ROUTE, List.of("POST /a", "GET /b"), 0.987, 0.02))).isEqualTo(
                "Routes POST /a, GET /b have 98.7 % of them, and 2.0 % of the API\u2019s requests.");
        assertThat(Causes.inWords(new Cause(Dimension.CLIENT, List.of("203.0.113.7"), 1, 0.001))).isEqualTo(
                "Client 203.0.113.7 has 100.0 % of them, and 0.1 % of all requests.");
    }

    private static List<Cause> of(long failed, Part... parts) {
        return Causes.of(Dimension.TARGET, List.of(parts), failed).stream().toList();
    }
}
