package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import io.albreport.local.engine.DuckDbTable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to good files between load balancer and reader, no request disappears in another one's line. */
class JoinedFilesTest {
    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    @Label("L4, L7: of joined and cut files, each line is one request or malformed, and hides no other")
    void no_request_is_hidden(@ForAll Random random) throws IOException {
        JoinedFiles files = JoinedFiles.of(JoinedFiles.goodLines(), 12, random);

        List<String> lines = files.lines();
        List<List<String>> begun = files.begunInEach();
        assertThat(begun).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            LogLine read = LogLine.parse(lines.get(i));
            if (read != null) {
                assertThat(begun.get(i)).as(lines.get(i)).singleElement()
                        .satisfies(line -> assertThat(request(line)).isEqualTo(read.request()));
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    @Label("L4, L7, Q4: the local report reads of them what the reference reader does, and calls the same malformed")
    void the_local_report_reads_the_same(@ForAll Random random) throws IOException, SQLException {
        List<String> lines = JoinedFiles.of(JoinedFiles.goodLines(), 200, random).lines();
        Path folder = Files.createTempDirectory("joined");
        Path log = Files.writeString(folder.resolve("joined.log"), String.join("\n", lines));

        List<String> malformed = DuckDbTable.query(List.of(log),
                "SELECT line FROM access_logs WHERE line IS NOT NULL").stream().map(List::getFirst).toList();
        List<String> requests = DuckDbTable.query(List.of(log), "SELECT request FROM access_logs WHERE line IS NULL")
                .stream().map(row -> row.getFirst()).toList();

        Files.delete(log);
        Files.delete(folder);
        assertThat(malformed).isNotEmpty().containsExactlyInAnyOrderElementsOf(
                lines.stream().filter(line -> LogLine.parse(line) == null).toList());
        assertThat(requests).containsExactlyInAnyOrderElementsOf(
                lines.stream().filter(line -> LogLine.parse(line) != null).map(JoinedFilesTest::request).toList());
    }

    private static String request(String line) {
        return Objects.requireNonNull(LogLine.parse(line), line).request().replace("\\\"", "\\x22");
    }
}
