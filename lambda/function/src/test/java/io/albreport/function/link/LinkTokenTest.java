package io.albreport.function.link;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("F13: A link's token")
class LinkTokenTest {
    @Test
    @DisplayName("has 256 random bits, unlike any other, and is in no log by accident")
    void is_random() {
        assertThat(Stream.generate(LinkToken::random).limit(1_000).map(LinkToken::text).distinct()).hasSize(1_000)
                .allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
        LinkToken token = LinkToken.random();
        assertThat(token.toString()).isEqualTo(token.key()).doesNotContain(token.text());
    }

    @Test
    @DisplayName("is found by its SHA-256")
    void is_found_by_its_hash() {
        assertThat(new LinkToken("a".repeat(43)).key())
                .isEqualTo("links/66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0.json");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "../links/x", "%2e%2e", "\u00E9"})
    @DisplayName("is nothing else than 43 characters of base64url")
    void is_nothing_else(@Nullable String text) {
        assertThat(LinkToken.of(text)).isEmpty();
        assertThat(LinkToken.of("a".repeat(42))).isEmpty();
        assertThat(LinkToken.of("a".repeat(44))).isEmpty();
        assertThat(LinkToken.of("a".repeat(42) + "\n")).isEmpty();
        assertThat(LinkToken.of("a".repeat(43) + "\n")).isEmpty();
    }
}
