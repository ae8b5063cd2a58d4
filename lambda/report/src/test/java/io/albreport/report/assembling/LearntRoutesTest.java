package io.albreport.report.assembling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.statement.ResultRow;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R4: later reports learn from a day's routes")
class LearntRoutesTest {
    private static final String TOLD = "GET /articles/{value}\nPOST /t/{value}/{rest+}";

    @Test
    @DisplayName("what has very many values at one place")
    void learns_from_a_sample() {
        assertThat(learnt(List.of(), row("shop", 10_000, "5000\n" + slugs("/articles/"), "")))
                .containsExactly(routes("shop", "/articles/{value}", "/articles/{value}/{rest+}"));
    }

    @Test
    @DisplayName("and keep of what they knew what was met again, in its place before what is new")
    void keeps_what_was_met() {
        List<ApiRoutes> before = List.of(routes("shop", "/gone/{value}", "/articles/{value}", "/t/{value}/{rest+}"),
                routes("other", "/articles/{value}"));

        assertThat(learnt(before, row("shop", 10_000, "120\n" + TOLD, "")))
                .containsExactly(routes("shop", "/articles/{value}", "/t/{value}/{rest+}"));
        assertThat(learnt(before, row("shop", 10_000, "5000\n" + TOLD + "\n" + slugs("/authors/"), "")))
                .containsExactly(routes("shop", "/articles/{value}", "/authors/{value}", "/t/{value}/{rest+}",
                        "/authors/{value}/{rest+}"));
    }

    @Test
    @DisplayName("but nothing that somebody only asked for, whatever it looks like")
    void takes_no_template_from_requests() {
        assertThat(learnt(List.of(), row("shop", 10_000, "5000\n" + TOLD, ""))).isEmpty();
    }

    @Test
    @DisplayName("nor anything that takes the name of a route with a twentieth of the requests")
    void keeps_the_names_of_busy_routes() {
        String sample = "5000\n" + slugs("/");

        assertThat(learnt(List.of(), row("shop", 10_000, sample, listed(500, "POST /v1/orders")))).isEmpty();
        assertThat(learnt(List.of(), row("shop", 10_000, sample, listed(499, "POST /v1/orders"))))
                .containsExactly(routes("shop", "/{value}", "/{value}/{rest+}"));
    }

    @Test
    @DisplayName("nor anything from texts that are no paths, of which the end was cut, or of which there are few")
    void takes_any_answer() {
        String hostile = Stream
                .of("GET /a'); DROP TABLE x--", "GET /{value}", "GET /{rest+}/{", "GET /\"a\"/b c", "GET",
                        "", " ", "GET ", "/", "GET //", "X".repeat(300), "GET /" + "a/".repeat(147) + "b",
                        "GET /" + "a".repeat(295))
                .collect(Collectors.joining("\n"));

        assertThat(learnt(List.of(routes("shop", "/articles/{value}")),
                row("a", 9, null, ""), row("b", 9, "9", ""), row("c", 9, "1001\n" + hostile, listed(9, "GET /{value}")),
                row("d", 9, "0\n" + hostile, "9 0 0 9 0 1 1 9\n" + listed(9, "-")))).isEmpty();
    }

    @Test
    @DisplayName("and of a route that was cut, all but the segment that may have been longer")
    void takes_no_segment_for_whole_that_was_cut() {
        String cut = IntStream.range(0, 500)
                .mapToObj(i -> ("GET /t/slug-" + i + "/" + "x".repeat(300)).substring(0, 300))
                .collect(Collectors.joining("\n"));

        assertThat(learnt(List.of(), row("shop", 10_000, "5000\n" + cut, "")))
                .containsExactly(routes("shop", "/t/{value}", "/t/{value}/{rest+}"));
    }

    @Test
    @DisplayName("of APIs with most requests first")
    void tells_busy_apis_first() {
        assertThat(learnt(List.of(), row("a", 9_000, "5000\n" + slugs("/x/"), ""),
                row("c", 9_001, "5000\n" + slugs("/x/"), ""), row("b", 9_000, "5000\n" + slugs("/x/"), "")))
                .extracting(ApiRoutes::api).containsExactly("c", "a", "b");
    }

    private static List<ApiRoutes> learnt(List<ApiRoutes> before, ResultRow... rows) {
        LearntRoutes learnt = new LearntRoutes(before);
        Stream.of(rows).forEach(learnt::add);
        return learnt.toList();
    }

    private static ApiRoutes routes(String api, String... paths) {
        return new ApiRoutes(api, Stream.of(paths).map(RouteTemplate::new).toList());
    }

    private static String listed(long requests, String route) {
        return requests + " 0 0 9 0 1 1 9 " + route;
    }

    /** A sample of 500. */
    private static String slugs(String place) {
        return IntStream.range(0, 500).mapToObj(i -> "GET " + place + "slug-" + i).collect(Collectors.joining("\n"));
    }

    private static ResultRow row(String api, long requests, @Nullable String sample, String most) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("section", "route");
        values.put("api", api);
        values.put("requests", String.valueOf(requests));
        values.put("route_sample", sample);
        values.put("most", most);
        return new ResultRow(ResultRow.COLUMNS.stream().<@Nullable String>map(values::get).toList());
    }
}
