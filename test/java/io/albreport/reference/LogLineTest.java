package io.albreport.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * The lines in {@code resources/lines}: what is known to occur, under invented names. {@code readable.json} says line
 * by line how {@code readable.log} is to be understood; nothing in {@code malformed.log} may be read.
 */
class LogLineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    @DisplayName("L1, L3: every readable line is understood as its expectation says")
    Stream<DynamicTest> every_readable_line_is_understood() throws IOException {
        List<String> lines = resource("readable.log");
        JsonNode expectations = JSON.readTree(String.join("\n", resource("readable.json")));
        assertThat(expectations).hasSize(lines.size());
        return IntStream.range(0, lines.size()).mapToObj(i -> dynamicTest(expectations.get(i).get("what").asText(),
                () -> assertUnderstood(expectations.get(i), lines.get(i))));
    }

    @Test
    @DisplayName("L4: nothing is read from a malformed line")
    void nothing_is_read_from_a_malformed_line() throws IOException {
        assertThat(resource("malformed.log")).hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(LogLine.parse(line)).as(line).isNull());
    }

    @Test
    @DisplayName("L4: nothing is read from a line that ends within its first 18 fields")
    void nothing_is_read_from_a_line_that_was_cut_off() throws IOException {
        String whole = resource("readable.log").getFirst();
        assertThat(LogLine.parse(whole)).isNotNull();
        for (int end = 0; end < whole.length(); end++) {
            assertThat(LogLine.parse(whole.substring(0, end))).as("cut off after %d characters", end).isNull();
        }
    }

    private static void assertUnderstood(JsonNode expected, String text) {
        LogLine line = Objects.requireNonNull(LogLine.parse(text), text);
        JsonNode fields = JSON.valueToTree(line);
        for (Map.Entry<String, JsonNode> field : expected.path("fields").properties()) {
            assertThat(fields.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
        }
        LoggedRequest request = LoggedRequest.of(line, "");
        assertIfExpected(expected, "method", request.route().method());
        assertIfExpected(expected, "path", request.route().path());
        assertIfExpected(expected, "clientIp", line.clientIp());
        assertIfExpected(expected, "latencyMs", request.latencyMs());
        assertIfExpected(expected, "userAgent", request.userAgent());
        assertIfExpected(expected, "classification", request.classification());
        ApiKey api = request.api();
        assertIfExpected(expected, "api", api == null ? null : api.name());
    }

    private static void assertIfExpected(JsonNode expected, String name, @Nullable Object actual) {
        if (expected.has(name)) {
            JsonNode actualNode = JSON.valueToTree(actual);
            assertThat(actualNode).as(name).isEqualTo(expected.get(name));
        }
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LogLineTest.class.getResourceAsStream("/lines/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
