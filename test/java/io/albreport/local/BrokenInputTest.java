package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said when there is nothing to report on, or less than there should be. */
@Execution(ExecutionMode.CONCURRENT)
class BrokenInputTest {
    private static final String NO_LOG = "name access logs that can be read, or folders that hold them";

    @TempDir
    private Path folder;
    private Path logs = Path.of("");
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        run = new ReportRun(folder.resolve("out"));
    }

    @Test
    void a_folder_that_is_not_there() throws IOException {
        Path nowhere = folder.resolve("nowhere");

        run.refuses(3, nowhere + ": no such file or folder; name access logs or folders that hold them", logs, nowhere);
    }

    @Test
    void an_empty_folder() throws IOException {
        run.refuses(3, "no access log in %s: %s (access logs: 0; other files: 0; unreadable: 0)"
                .formatted(logs, NO_LOG), logs);
        run.refuses(3, "no request of 2026-01-17 in %s: %s (access logs: 0; other files: 0; unreadable: 0)"
                .formatted(logs, NO_LOG), logs, "--date", GoodLines.DAY);
    }

    @Test
    @DisplayName("L3: a folder of other logs only")
    void a_folder_of_other_logs_only() throws IOException {
        String balancer = "111122223333_elasticloadbalancing_eu-west-1_";
        String end = "c6e77e28c25b2234_20260117T0715Z_203.0.113.11_57hw2gm1.log.gz";
        for (String name : List.of("conn_log_" + balancer + "app.web." + end, "ELBAccessLogTestFile",
                "health_check_log_" + balancer + "app.web." + end, balancer + "net.web." + end)) {
            Files.write(logs.resolve(name), GoodLines.gzip(GoodLines.text(GoodLines.some(3))));
        }

        run.refuses(3, "no access log in %s: %s (access logs: 0; other files: 4; unreadable: 0)"
                .formatted(logs, NO_LOG), logs);
    }

    @Test
    @DisplayName("R5: a gzip file that is cut off is left out, and named")
    void a_gzip_file_that_is_cut_off_among_good_ones() throws IOException {
        good();
        assertLeftOut(write("cut.log.gz", cutOff()), "it is cut off");
    }

    @Test
    @DisplayName("R5: a gzip file that is damaged is left out, and named, although it can be unpacked")
    void a_gzip_file_that_is_damaged() throws IOException {
        good();
        byte[] damaged = GoodLines.gzip(GoodLines.text(List.of("not a line", GoodLines.of(GoodLines.DAY))));
        damaged[damaged.length - 5] ^= 1;

        assertLeftOut(write("damaged.log.gz", damaged), "its compressed data is damaged (Corrupt GZIP trailer)");
    }

    @Test
    void nothing_but_a_gzip_file_that_is_cut_off() throws IOException {
        Path cut = write("cut.log.gz", cutOff());
        String message = "in %s: %s (access logs: 0; other files: 0; unreadable: 1, such as %s: it is cut off)"
                .formatted(logs, NO_LOG, cut);

        run.refuses(3, "no access log " + message, logs);
        run.refuses(3, "no request of 2026-01-17 " + message, logs, "--date", GoodLines.DAY);
    }

    @Test
    @DisplayName("R5: a gzip file with something else behind its end is left out, and named")
    void a_gzip_file_that_goes_on_as_something_else() throws IOException {
        good();
        byte[] gzip = GoodLines.gzip(GoodLines.text(GoodLines.some(3)));
        byte[] longer = Arrays.copyOf(gzip, gzip.length + 100);
        Arrays.fill(longer, gzip.length, longer.length, (byte) 'x');

        assertLeftOut(write("tail.log.gz", longer),
                "DuckDB cannot read it to its end: IO Error: Input is not a GZIP stream");
    }

    @Test
    void a_binary_file_named_as_a_gzip_file() throws IOException {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        Path binary = write("binary.log.gz", noise);

        run.refuses(3, "no access log in %s: %s (access logs: 0; other files: 0; unreadable: 1, such as %s: "
                .formatted(logs, NO_LOG, binary) + "it is neither text nor gzip)", logs);

        good();
        assertLeftOut(binary, "it is neither text nor gzip");
    }

    @Test
    void an_empty_file_named_as_a_gzip_file() throws IOException {
        good();
        assertLeftOut(write("empty.log.gz", new byte[0]), "it is empty");
    }

    @Test
    void a_link_to_a_file_that_is_gone() throws IOException {
        good();
        assertLeftOut(Files.createSymbolicLink(logs.resolve("link.log"), folder.resolve("gone.log")),
                "it is not there");
    }

    @Test
    @DisplayName("L5: a day without logs, by the names of the files and by the lines")
    void a_day_without_logs() throws IOException {
        Path delivered = write("111122223333_elasticloadbalancing_eu-west-1_app.web.c6e77e28c25b2234_20260117T0715Z_"
                + "203.0.113.11_57hw2gm1.log", GoodLines.text(GoodLines.some(5)));

        run.refuses(3, "no request of 2031-05-01 in %s: no access log there is of that day; days that are there: "
                .formatted(logs) + "2026-01-17 (access logs: 1; other files: 0; unreadable: 0)",
                logs, "--date", "2031-05-01");

        Files.move(delivered, logs.resolve("renamed.log"));
        run.refuses(3, "no request of 2031-05-01 in %s: all lines there are malformed (0) or of other days (5); days "
                .formatted(logs) + "that are there: 2026-01-17 (access logs: 1; other files: 0; unreadable: 0)", logs,
                "--date", "2031-05-01");
    }

    @Test
    @DisplayName("L4: nothing but malformed lines")
    void nothing_but_malformed_lines() throws IOException {
        Path bad = write("bad.log", GoodLines.text(Collections.nCopies(1_000, "this is no access log")));
        String first = ", such as %s, line 1: 'this is no access log' ".formatted(bad);

        run.refuses(3, "no access log line in %s: all lines there are something else%s(access logs: 1; other files: 0; "
                .formatted(logs, first) + "unreadable: 0)", logs);
        run.refuses(3, "no request of 2026-01-17 in %s: all lines there are malformed (1,000) or of other days (0)%s"
                .formatted(logs, first) + "(access logs: 1; other files: 0; unreadable: 0)", logs, "--date",
                GoodLines.DAY);
    }

    @Test
    void a_folder_that_holds_a_link_to_itself() throws IOException {
        good();
        Path link = Files.createSymbolicLink(logs.resolve("again"), logs);

        run.refuses(3, link + ": the folder cannot be read: it is a link to a folder above it", logs);
    }

    private void assertLeftOut(Path broken, String reason) throws IOException {
        CommandRun made = run.on(logs);

        assertThat(made.err()).isEqualTo("alb-report: left out %s: %s%n".formatted(broken, reason));
        assertThat(made.exitCode()).isZero();
        JsonNode quality = run.report().path("dataQuality");
        assertThat(quality.path("filesRead").longValue()).isEqualTo(1);
        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(5_000);
        assertThat(quality.path("unreadableFiles")).singleElement().satisfies(file -> {
            assertThat(file.path("file").textValue()).isEqualTo(broken.toString());
            assertThat(file.path("reason").textValue()).isEqualTo(reason);
        });
    }

    private void good() throws IOException {
        write("good.log.gz", GoodLines.gzip(GoodLines.text(GoodLines.some(5_000))));
    }

    private static byte[] cutOff() throws IOException {
        byte[] whole = GoodLines.gzip(GoodLines.text(GoodLines.some(5_000)));
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(logs.resolve(name), content);
    }
}
