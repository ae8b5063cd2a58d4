package io.albreport.report.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.RouteTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("R4: a segment with very many values is told as {value}")
class RouteTreeTest {
    @Test
    void at_the_end() {
        assertThat(templates(of("/users/", 100, ""))).containsExactly("/users/{value}", "/users/{value}/{rest+}");
    }

    @Test
    void in_the_middle_with_what_is_below() {
        assertThat(templates(Stream.concat(of("/t/", 100, "/orders"),
                IntStream.range(500, 550).mapToObj(i -> route("/t/" + word(i) + "/users/{id}", 1)))))
                .containsExactly("/t/{value}/orders", "/t/{value}/users/{id}", "/t/{value}/{rest+}");
    }

    @Test
    @DisplayName("and so at two places, of which neither has many below one value of the other")
    void at_two_places() {
        Random random = new Random(4);
        List<SampledRoute> sample = IntStream.range(0, 200)
                .mapToObj(i -> route("/shops/" + word(random.nextInt(2_000)) + "/items/" + word(random.nextInt(9_000)),
                        1))
                .toList();

        assertThat(templates(sample)).containsExactly("/shops/{value}/items/{value}",
                "/shops/{value}/items/{value}/{rest+}", "/shops/{value}/{rest+}");
    }

    @Test
    void in_one_api_and_not_in_another() {
        List<SampledRoute> sample = new ArrayList<>(of("/users/", 100, "").toList());
        sample.add(new SampledRoute("other", "GET https://a.example/users/list", 900));

        assertThat(RouteTree.templatesOf(sample)).extracting(ApiRoutes::api).containsExactly("api");
    }

    @Test
    @DisplayName("but not what has a hundred and fifty of equal use, however short the sample")
    void keeps_words() {
        Random random = new Random(4);
        for (int requests : List.of(30, 100, 300, 3_000)) {
            long[] seen = new long[150];
            for (int i = 0; i < requests; i++) {
                seen[random.nextInt(seen.length)]++;
            }
            assertThat(templates(IntStream.range(0, seen.length).filter(i -> seen[i] > 0)
                    .mapToObj(i -> route("/rpc/Method" + word(i), seen[i])).toList())).as("%d requests", requests)
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("and what somebody sent is no template, whatever it looks like")
    void takes_no_template_from_requests() {
        assertThat(templates(List.of(route("/{value}", 5), route("/a/{rest+}/b", 5), route("/{id}", 1)))).isEmpty();
        assertThat(templates(
                Stream.concat(of("/t/", 150, "/orders"), Stream.of(route("/t/x/{all}", 9), route("/{a+}", 9)))))
                .containsExactly("/t/{value}/orders", "/t/{value}/{rest+}");
    }

    @Test
    @DisplayName("not even at a depth of eight thousand, or where there is no path")
    void takes_any_url() {
        assertThat(
                templates(List.of(route("/a".repeat(8_000), 1), new SampledRoute("api", "GET https://a.example", 1))))
                .isEmpty();
    }

    @Test
    @DisplayName("with twenty of the most frequent, and their beginnings for all others")
    void is_bounded() {
        List<SampledRoute> sample = IntStream.range(0, 3_000)
                .mapToObj(i -> route("/t/" + word(i) + "/page" + word(i % 90), 1)).toList();

        assertThat(templates(sample)).hasSize(21).endsWith("/t/{value}/{rest+}");
    }

    @Test
    @DisplayName("learnt from routes that each count once: thousands of values at one place, at the end or in the middle")
    void from_routes_of_one_place() {
        assertThat(learnt(paths("/articles/", 3_000, ""))).containsExactly("/articles/{value}",
                "/articles/{value}/{rest+}");
        assertThat(learnt(Stream.concat(paths("/t/", 3_000, "/orders"), paths("/t/", 2_000, "/bills"))))
                .containsExactly("/t/{value}/orders", "/t/{value}/bills", "/t/{value}/{rest+}");
    }

    @Test
    void from_routes_of_four_places() {
        assertThat(learnt(Stream.of("a", "b", "c", "d").flatMap(place -> paths("/" + place + "/", 2_500, ""))))
                .contains("/a/{value}", "/b/{value}", "/c/{value}", "/d/{value}").hasSize(8);
    }

    @Test
    void from_routes_of_two_places_in_each_other() {
        Random random = new Random(4);

        assertThat(learnt(IntStream.range(0, 5_000)
                .mapToObj(i -> "/shops/" + word(random.nextInt(2_000)) + "/items/" + word(random.nextInt(9_000)))))
                .containsExactly("/shops/{value}/items/{value}", "/shops/{value}/items/{value}/{rest+}",
                        "/shops/{value}/{rest+}");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 600, 900})
    @DisplayName("but not some hundred products that have one route each, although none is seen twice")
    void keeps_hundreds_of_products(int products) {
        assertThat(learnt(Stream.concat(paths("/products/", products, ""), paths("/pages/", 1_050 - products, ""))))
                .isEmpty();
        assertThat(learnt(Stream.concat(paths("/products/", products, ""), paths("/articles/", 4_000, ""))))
                .containsExactly("/articles/{value}", "/articles/{value}/{rest+}");
    }

    @Test
    void keeps_methods_that_have_many_routes_each() {
        assertThat(learnt(IntStream.range(0, 150).boxed()
                .flatMap(method -> paths("/rpc/Method" + word(method) + "/of", 40, "")))).isEmpty();
    }

    @Test
    @DisplayName("nor a place that has a word of its own to keep, such as one that a scanner asks for thousands")
    void keeps_words_that_are_named() {
        Stream<String> scanned = Stream.concat(paths("/", 4_000, ".php"), paths("/shop/", 4_000, ""));

        assertThat(learnt(scanned, "/v1/orders/{id}", "/shop"))
                .containsExactly("/shop/{value}", "/shop/{value}/{rest+}");
    }

    @Test
    @DisplayName("Templates that are known stay before others, twenty in all, and those of any rest behind them")
    void puts_templates_together() {
        List<RouteTemplate> known = routes(IntStream.range(0, 15).mapToObj(i -> "/known/{value}/" + i),
                "/known/{value}/{rest+}", "/{value}/".repeat(60) + "x");
        List<RouteTemplate> found = routes(IntStream.range(0, 15).mapToObj(i -> "/found/{value}/" + i),
                "/found/{value}/a/{value}/{rest+}", "/known/{value}/{rest+}");

        assertThat(RouteTree.together(known, found)).extracting(RouteTemplate::path).hasSize(20)
                .startsWith("/known/{value}/0", "/known/{value}/1").contains("/known/{value}/14", "/found/{value}/2")
                .endsWith("/found/{value}/a/{value}/{rest+}", "/known/{value}/{rest+}");
    }

    private static List<RouteTemplate> routes(Stream<String> whole, String... others) {
        return Stream.concat(whole, Stream.of(others)).map(RouteTemplate::new).toList();
    }

    /** From as many as the statement takes of all routes. */
    private static List<String> learnt(Stream<String> paths, String... words) {
        List<String> all = new ArrayList<>(paths.toList());
        Collections.shuffle(all, new Random(7));
        List<String> some = all.subList(0, Math.min(all.size(), Statement.SAMPLED_ROUTES));
        return RouteTree.templatesOf(some, (double) some.size() / all.size(), List.of(words)).stream()
                .map(RouteTemplate::path).toList();
    }

    private static Stream<String> paths(String before, int values, String behind) {
        return IntStream.range(0, values).mapToObj(i -> before + word(i) + behind);
    }

    private static List<String> templates(List<SampledRoute> sample) {
        return RouteTree.templatesOf(sample).stream().flatMap(api -> api.routes().stream()).map(RouteTemplate::path)
                .toList();
    }

    private static List<String> templates(Stream<SampledRoute> sample) {
        return templates(sample.toList());
    }

    private static Stream<SampledRoute> of(String before, int values, String behind) {
        return IntStream.range(0, values).mapToObj(i -> route(before + word(i) + behind, 1));
    }

    private static SampledRoute route(String path, long requests) {
        return new SampledRoute("api", "GET https://a.example:443" + path, requests);
    }

    /** Of letters only, another for each number. */
    private static String word(int number) {
        return Integer.toString(number, 26).chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 26))))
                .reduce("w", String::concat);
    }
}
