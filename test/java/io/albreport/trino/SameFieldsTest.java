package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.infrastructure.catalog.GlueTables;
import io.albreport.local.engine.DuckDbTable;
import io.albreport.reference.Corpus;
import io.albreport.reference.JoinedFiles;
import io.albreport.reference.LogLine;
import io.albreport.report.model.Period;
import io.albreport.report.statement.LogScope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The table's regular expression takes each line apart as the local report does, and catches the same as malformed. */
@OnTrino
class SameFieldsTest {
    private static final List<String> COLUMNS = GlueTables.columns();

    /** Damage behind the first 18 is not told apart: there, a layout may be anything. */
    private static final List<String> DECIDED = Stream.concat(COLUMNS.stream().limit(18), Stream.of("line")).toList();

    private static final int MUTATIONS = 30_000;
    private static final int JOINED = 5_000;
    private static final String ODD_CHARACTERS = "  \"\"-.0T:Z,;\t\u0002\u0085\u2028é";
    private static final Path ODD_LINES = Path.of("resources", "lines");

    private final EmbeddedTrino trino;

    @TempDir
    private Path folder;

    SameFieldsTest(EmbeddedTrino trino) {
        this.trino = trino;
    }

    @Test
    @DisplayName("L6: each field of each real line")
    void of_the_corpus() throws IOException, SQLException {
        List<String> lines = new ArrayList<>();
        for (Path file : Corpus.accessLogs()) {
            lines.addAll(Files.readAllLines(file));
        }
        assertSame(lines, COLUMNS);
        assertSame(Files.readAllLines(Corpus.accessLogs().getFirst().resolveSibling("malformed.txt")), DECIDED);
    }

    @Test
    @DisplayName("L1, L6: each field of every layout, cut at every space, and with fields to come")
    void of_every_layout() throws IOException, SQLException {
        String widest = Files.readAllLines(ODD_LINES.resolve("readable.log")).stream()
                .filter(line -> Objects.requireNonNull(LogLine.parse(line), line).further().size() == 2)
                .findFirst().orElseThrow();
        List<String> lines = new ArrayList<>(List.of(widest, widest + " \"new\" 1 \"and more\" x"));
        for (int end = widest.indexOf(' '); end >= 0; end = widest.indexOf(' ', end + 1)) {
            lines.addAll(List.of(widest.substring(0, end), widest.substring(0, end + 1)));
        }
        assertSame(lines, COLUMNS);
    }

    @Test
    @DisplayName("L6: odd lines, readable and malformed")
    void of_odd_lines() throws IOException, SQLException {
        assertSame(Files.readAllLines(ODD_LINES.resolve("readable.log")), DECIDED);
        assertSame(Files.readAllLines(ODD_LINES.resolve("malformed.log")), COLUMNS);
    }

    @Test
    @DisplayName("L4, L6: lines with random damage are readable or malformed alike, never lost")
    void of_damaged_lines() throws IOException, SQLException {
        List<String> good = Files.readAllLines(ODD_LINES.resolve("readable.log"));
        Random random = new Random(17);
        List<String> lines = Stream.generate(() -> damaged(good.get(random.nextInt(good.size())), random))
                .limit(MUTATIONS).filter(line -> !line.isEmpty()).toList();

        assertSame(lines, DECIDED);
    }

    @Test
    @DisplayName("L6, L7: files joined without a line feed or cut off: what holds a further line or breaks off is malformed")
    void of_joined_files() throws IOException, SQLException {
        List<String> lines = JoinedFiles.of(JoinedFiles.goodLines(), JOINED, new Random(17)).lines();

        assertSame(lines, DECIDED);
    }

    @Test
    @DisplayName("L4, L6: ends of lines of all kinds; an empty line is none")
    void of_lines_with_ends_of_all_kinds() throws IOException, SQLException {
        String line = Files.readAllLines(ODD_LINES.resolve("readable.log")).getFirst();
        String text = "\n\n%1$s\r\n\r\n%1$s\n bad\r\n%1$s".formatted(line);

        assertThat(assertSame(text, COLUMNS)).hasSize(4);
    }

    @Test
    @DisplayName("L4, L6: lines of a megabyte, and of nothing but quotes")
    void of_long_lines() throws IOException, SQLException {
        String good = Files.readAllLines(ODD_LINES.resolve("readable.log")).getFirst();
        String upToRequest = good.substring(0, good.indexOf('"') + 1);
        int megabyte = 1 << 20;
        assertSame(
                List.of("A".repeat(megabyte), "\"".repeat(megabyte), " ".repeat(megabyte), "\\\"".repeat(megabyte / 2),
                        upToRequest + "\\\"".repeat(megabyte / 2), upToRequest + "\" \"".repeat(megabyte / 3),
                        good + " \"-\"".repeat(megabyte / 4), good.replace("GET ", "GET " + "/%20".repeat(4096))),
                DECIDED);
    }

    private void assertSame(List<String> lines, List<String> columns) throws IOException, SQLException {
        assertThat(assertSame(String.join("\n", lines) + "\n", columns)).hasSameSizeAs(lines);
    }

    private List<String> assertSame(String text, List<String> columns) throws IOException, SQLException {
        Bucket bucket = new Bucket(folder);
        bucket.deliver("lines.log", text.getBytes(UTF_8));
        String select = "SELECT " + columns.stream().map(column -> '"' + column + '"')
                .collect(Collectors.joining(", ")) + " FROM access_logs WHERE ";

        List<String> onTrino = texts(bucket.on(trino).query(select + LogScope.of(Period.ofDay(Bucket.DAY))));
        List<String> onDuckDb = texts(DuckDbTable.query(bucket.foldersOfTheDay(), select + "TRUE"));
        assertThat(onTrino).hasSameSizeAs(onDuckDb);
        for (int i = 0; i < onDuckDb.size(); i++) {
            assertThat(onTrino.get(i)).isEqualTo(onDuckDb.get(i));
        }
        return onTrino;
    }

    /** Sorted. The table in AWS leaves an invented escape of quotes as it is, the local one reads it as the real one. */
    private static List<String> texts(List<List<@Nullable String>> rows) {
        return rows.stream().map(row -> String.join(" | ", row.stream().map(String::valueOf).toList())
                .replace("\\\"", "\\x22")).sorted().toList();
    }

    private static String damaged(String good, Random random) {
        StringBuilder line = new StringBuilder(good);
        for (int damages = 1 + random.nextInt(3); damages > 0 && !line.isEmpty(); damages--) {
            int at = random.nextInt(line.length());
            char odd = ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length()));
            switch (random.nextInt(4)) {
                case 0 -> line.deleteCharAt(at);
                case 1 -> line.insert(at, odd);
                case 2 -> line.setCharAt(at, odd);
                default -> line.setLength(Math.max(1, random.nextInt(4) == 0 ? at : line.length()));
            }
        }
        return line.toString();
    }
}
