package io.albreport.reference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTest {
    @Test
    @DisplayName("R4: ids are folded, words are not")
    void folds_ids() {
        assertThat(Segments.IDS).allSatisfy(id -> assertThat(path("/a/" + id + "/b")).isEqualTo("/a/{id}/b"));
        assertThat(Segments.WORDS)
                .allSatisfy(word -> assertThat(path("/a/" + word + "/b")).endsWith("/" + word + "/b"));
        assertThat(Segments.secrets(10_000)).allSatisfy(id -> assertThat(path("/a/" + id)).isEqualTo("/a/{id}"));
    }

    @Test
    @DisplayName("R4: parameters of a segment are no part of the route")
    void drops_parameters() {
        assertThat(path("/cart;jsessionid=1A2B3C/42;v=1;w=2/x")).isEqualTo("/cart/{id}/x");
    }

    private static String path(String path) {
        return String.valueOf(Route.of("GET https://shop.example:443" + path + " HTTP/1.1").path());
    }
}
