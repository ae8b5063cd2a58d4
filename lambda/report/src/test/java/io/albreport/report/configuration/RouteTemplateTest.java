package io.albreport.report.configuration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTemplateTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            /users/{name},        /users/bob,        true
            /users/{name},        /users/bob/,       true
            /users/{name},        /users/{id},       true
            /users/{name},        /users/,           false
            /users/{name},        /users/bob/orders, false
            /users/{name}/orders, /users/bob/orders, true
            /users/{name}/orders, /users//orders,    false
            /v1.0/{a},            /v1x0/b,           false
            /a+(b)/{a},           /a+(b)/c,          true
            /größe/{a},           /größe/c,          true
            /files/{path+},       /files/a/b/c,      true
            /files/{path+},       /files,            false
            /health,              /health,           true
            /health,              /healthy,          false
            /,                    /,                 true
            /,                    /a,                false
            """)
    @DisplayName("R4: a placeholder is one segment, and with a plus one or more")
    void matches(String template, String path, boolean matches) {
        assertThat(path.matches(new RouteTemplate(template).regex("/"))).isEqualTo(matches);
        assertThat(path.replace("/", "//").matches(new RouteTemplate(template).regex("//"))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "users", "/users/", "//a", "/a{b}", "/{}", "/{a b}", "/{a+}/b", "/a?b", "/a;b", "/a b",
            "/a\nb"})
    void refuses_what_is_no_path(String text) {
        assertThat(RouteTemplate.isPath(text)).isFalse();
    }
}
