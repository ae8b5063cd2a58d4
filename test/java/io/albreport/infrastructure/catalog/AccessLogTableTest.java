package io.albreport.infrastructure.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lines mean is shown on Trino, beside the local report; here is what the table promises by itself. */
@Execution(ExecutionMode.CONCURRENT)
class AccessLogTableTest {
    private static final Pattern REGEX = Pattern.compile(AccessLogTable.REGEX);
    private static final int MEGABYTE = 1 << 20;
    private static final String HEAD = "h2 2026-01-17T07:15:47Z app/a/98 192.0.2.1:5 - -1 -1 -1 503 - 1 2 \"";
    private static final String TAIL = "\" \"-\" - - - \"-\"";

    @Test
    @DisplayName("L6: as many groups as columns, or else the serde refuses every line")
    void has_as_many_groups_as_columns() {
        assertThat(REGEX.matcher("").groupCount()).isEqualTo(AccessLogTable.COLUMNS.size());
        assertThat(AccessLogTable.COLUMNS).doesNotHaveDuplicates().contains("time").endsWith("node_ip", "line");
    }

    @Test
    @DisplayName("L6: the expression and all properties fit what Glue takes for one value")
    void fits_into_the_catalogue() {
        // 512,000 bytes for a parameter of a table, 2,048 for a location; CloudFormation's template 1 MB
        assertThat(AccessLogTable.REGEX).hasSizeLessThan(4_000).isASCII();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\"", "\\\"", "\" \"", "\" ", "- ", "\\", "\"\\", "0", "\u0085", "\u2028", "\r"})
    @DisplayName("L6: megabytes of anything, anywhere, take neither stack nor hours")
    void lines_of_megabytes(String piece) {
        String much = piece.repeat(MEGABYTE / piece.length());

        for (String line : List.of(much, HEAD + much, HEAD + much + TAIL, HEAD + TAIL + much, HEAD + TAIL + " " + much,
                HEAD + TAIL + " \"" + much, HEAD + TAIL + " \"-\" \"-\" 1 " + much)) {
            assertThat(REGEX.matcher(line).matches()).as(piece).isTrue();
        }
    }

    @Test
    @DisplayName("L1, L6: a URL of 16 KB with spaces, slashes and what was quotes")
    void a_long_url() {
        String request = "GET https://shop.example:443/" + "a b/\\x22%20?&=\\\"".repeat(1024) + " HTTP/1.0 ";
        Matcher line = REGEX.matcher(HEAD + request + TAIL);

        assertThat(line.matches()).isTrue();
        assertThat(line.group(1 + AccessLogTable.COLUMNS.indexOf("request"))).isEqualTo(request);
        assertThat(line.group(1 + AccessLogTable.COLUMNS.indexOf("line"))).isNull();
    }

    @Test
    @DisplayName("I4: partitions by account, region and day are computed, not looked up")
    void projects_its_partitions() {
        assertThat(AccessLogTable.projection(List.of("111122223333", "444455556666"), List.of("eu-central-1"),
                LocalDate.of(2026, 1, 5)))
                .containsEntry("projection.enabled", "true")
                .containsEntry("projection.account.values", "111122223333,444455556666")
                .containsEntry("projection.region.values", "eu-central-1")
                .containsEntry("projection.day.format", "yyyy/MM/dd")
                .containsEntry("projection.day.range", "2026/01/05,NOW");
    }

    @Test
    @DisplayName("L2, I4: with a prefix or without")
    void knows_where_logs_are_delivered() {
        assertThat(AccessLogTable.location("logs", ""))
                .isEqualTo("s3://logs/AWSLogs/${account}/elasticloadbalancing/${region}/${day}");
        assertThat(AccessLogTable.location("logs", "a/b"))
                .isEqualTo("s3://logs/a/b/AWSLogs/${account}/elasticloadbalancing/${region}/${day}");
    }
}
