package io.albreport.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody names is read whatever it is called, by its content; or refused with what to run first. */
@Execution(ExecutionMode.CONCURRENT)
class NamedInputTest {
    private static final byte[] LINES = GoodLines.text(GoodLines.some(30));

    @TempDir
    private Path folder;
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        run = new ReportRun(folder.resolve("out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alb.txt", "alb.log.1", "access", "ALB.LOG"})
    @DisplayName("L10: a file that is named is read whatever its ending")
    void any_ending(String name) throws IOException {
        assertThat(requests(file(name, LINES))).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.LOG.GZ", "a.log.gzip", "gz"})
    @DisplayName("L10: so is a gzip file")
    void any_ending_of_gzip(String name) throws IOException {
        assertThat(requests(file(name, GoodLines.gzip(LINES)))).isEqualTo(30);
    }

    @Test
    @DisplayName("L10: in a folder, .log and .gz are read, in capitals too, and other endings counted")
    void endings_in_a_folder() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.write(logs.resolve("ALB.LOG"), LINES);
        Files.write(logs.resolve("x.LOG.GZ"), GoodLines.gzip(LINES));
        Files.write(logs.resolve("alb.txt"), LINES);

        JsonNode quality = run.quality(logs);

        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(60);
        assertThat(quality.path("filesSkipped").longValue()).isEqualTo(1);
    }

    @Test
    @DisplayName("L10: standard input, here gzip")
    void standard_input() throws IOException, InterruptedException {
        Path input = file("input", GoodLines.gzip(LINES));

        CommandRun made = CommandRun.reading(input, "report", "-", "--format", "json", "--out", folder.resolve("out"));

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(run.report().at("/dataQuality/requestsCounted").longValue()).isEqualTo(30);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @DisplayName("L10: a named pipe, which can be read only once; its malformed line is shown as the pipe's")
    void a_named_pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                Files.write(pipe, GoodLines.text(List.of(GoodLines.of(GoodLines.DAY), "bad", GoodLines.of(
                        GoodLines.DAY))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        JsonNode quality = run.quality(pipe);

        writer.get();
        assertThat(quality.path("requestsCounted").longValue()).isEqualTo(2);
        assertThat(quality.at("/malformedExamples/0/file").textValue()).isEqualTo(pipe.toString());
        assertThat(quality.at("/malformedExamples/0/line").longValue()).isEqualTo(2);
    }

    @Test
    @DisplayName("L10: plain text that is called .gz")
    void text_called_gzip() throws IOException {
        assertThat(requests(file("plain.log.gz", LINES))).isEqualTo(30);
    }

    @Test
    @DisplayName("L10: gzip in gzip")
    void gzip_in_gzip() throws IOException {
        byte[] twice = GoodLines.gzip(GoodLines.gzip(LINES));

        assertThat(requests(file("twice.log.gz", twice))).isEqualTo(30);
        assertThat(requests(file("thrice.log.gz", GoodLines.gzip(twice)))).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 10, 512, 100_000})
    @DisplayName("L10: zeros behind the end of a gzip file, also where all files have them")
    void zeros_behind_gzip(int zeros) throws IOException {
        byte[] gzip = GoodLines.gzip(LINES);
        byte[] other = GoodLines.gzip(GoodLines.text(GoodLines.some(20)));
        Path one = file("one.log.gz", Arrays.copyOf(gzip, gzip.length + zeros));
        Path two = file("two.log.gz", Arrays.copyOf(other, other.length + zeros));

        assertThat(requests(one, two)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "a.log.bz2 | BZh91AY&SY | it is bzip2; first run: bunzip2 --keep %s",
            "a.log.xz | \u00fd7zXZ\0xz | it is xz; first run: unxz --keep %s",
            "a.log.zst | (\u00b5/\u00fd\u0004 | it is zstd; first run: unzstd %s",
            "a.zip | PK\u0003\u0004zip | it is a zip archive; first run: unzip %s",
            "a.parquet | PAR1 | it is Parquet, as CloudWatch Logs delivers \"vended\" logs: turn on the access "
                    + "logs that the load balancer writes itself (access_logs.s3.enabled), and name those"})
    @DisplayName("L10, L12: what must be unpacked first is told by its content, named or in a folder")
    void packed_files(String name, String content, String reason) throws IOException {
        assertRefused(file(name, content.getBytes(ISO_8859_1)), reason);
    }

    @Test
    @DisplayName("L10: a tar archive, also within gzip")
    void tar() throws IOException {
        byte[] tar = new byte[10_240];
        System.arraycopy("ustar".getBytes(ISO_8859_1), 0, tar, 257, 5);

        assertRefused(file("a/a.tar", tar), "it is a tar archive; first run: tar -xf %s");
        assertRefused(file("b/a.tar.gz", GoodLines.gzip(tar)), "it is a tar archive; first run: tar -xf %s");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16,BE", "UTF-16LE,LE", "UTF-16BE,BE"})
    @DisplayName("L10: text in UTF-16, with and without its mark")
    void utf_16(String encoding, String order) throws IOException {
        assertRefused(file("u.log", GoodLines.of(GoodLines.DAY).getBytes(Charset.forName(encoding))),
                "it is text in UTF-16; first run: iconv -f UTF-16" + order + " -t UTF-8 %1$s > %1$s.log");
    }

    private void assertRefused(Path file, String reason) throws IOException {
        for (Path place : List.of(file, file.resolveSibling(""))) {
            run.refuses(3, "no access log in %s: name access logs that can be read, or folders that hold them (access "
                    .formatted(place)
                    + "logs: 0; other files: 0; unreadable: 1, such as %s: %s)"
                            .formatted(file, reason.formatted(file)),
                    place);
        }
    }

    private long requests(Object... args) throws IOException {
        return run.quality(args).path("requestsCounted").longValue();
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
