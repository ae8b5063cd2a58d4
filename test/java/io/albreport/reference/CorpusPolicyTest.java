package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which lines and files are read, where other readers disagree: what follows field 18 never makes a line malformed, and
 * neither does a type that is not known.
 */
class CorpusPolicyTest {
    /** The one line whose 17th field is in quotes, which no load balancer writes; it was invented for a test. */
    private static final String INVENTED = " - - \"-\" \"Root=1-def\" ";

    @Test
    @DisplayName("L1, L4: every line of the corpus is read, save one that was invented")
    void reads_every_line_of_the_corpus() throws IOException {
        List<String> unreadable = new ArrayList<>();
        int readable = 0;
        for (Path file : Corpus.accessLogs()) {
            for (String line : Files.readAllLines(file)) {
                if (LogLine.parse(line) == null) {
                    unreadable.add(line);
                } else {
                    readable++;
                }
            }
        }
        assertThat(readable).isGreaterThan(90);
        assertThat(unreadable).singleElement().asString().contains(INVENTED);
    }

    @Test
    @DisplayName("L4: of the lines that other readers reject, those with a whole head are read")
    void reads_of_the_rejected_lines_those_with_18_good_fields() throws IOException {
        assertThat(Corpus.lines("malformed.txt").stream().filter(line -> !line.startsWith("#"))
                .map(CorpusPolicyTest::verdict)).containsExactly(
                        // Cut off after the time; a space in the time.
                        "malformed", "malformed",
                        // Fields 23 and 24 glued together, then JSON; addresses that are none.
                        "read, without actions", "read",
                        // Three fields; a type called "invalid".
                        "malformed", "read",
                        // An open quote; garbage; too short.
                        "malformed", "malformed", "malformed",
                        // No space between fields 20 and 21.
                        "read, without certificate");
    }

    @Test
    @DisplayName("L2: no line of another kind of log is read")
    void reads_no_line_of_another_kind_of_log() throws IOException {
        for (String name : List.of("connection_logs.log", "nlb_tls_and_classic.log")) {
            assertThat(Corpus.lines("not_access_logs/" + name)).isNotEmpty()
                    .allSatisfy(line -> assertThat(LogLine.parse(line)).isNull());
        }
    }

    @Test
    @DisplayName("L2: files are told apart by their names")
    void tells_files_apart_by_their_names() throws IOException {
        for (String row : Corpus.lines("object_keys.txt")) {
            String[] keyAndKind = row.split("\t", 2);
            String baseName = keyAndKind[0].substring(keyAndKind[0].lastIndexOf('/') + 1);
            assertThat(LogFileKind.isAccessLog(baseName)).as(row).isEqualTo(keyAndKind[1].startsWith("access"));
        }
    }

    private static String verdict(String text) {
        LogLine line = LogLine.parse(text);
        if (line == null) {
            return "malformed";
        }
        if (line.chosenCertArn() == null) {
            return "read, without certificate";
        }
        return line.actionsExecuted() == null ? "read, without actions" : "read";
    }
}
