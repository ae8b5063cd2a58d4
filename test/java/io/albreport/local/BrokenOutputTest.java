package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What happens where files may not be read, or not be written, by this process: by none of its tests meanwhile. */
@Isolated
class BrokenOutputTest {
    private static final String TOOLS = "install it with: apt-get install util-linux";

    @TempDir
    private Path folder;
    private Path logs = Path.of("");
    private Path out = Path.of("");
    private ReportRun run;

    @BeforeEach
    void make_folders() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        out = folder.resolve("out");
        run = new ReportRun(out);
        Files.write(logs.resolve("good.log"), GoodLines.text(GoodLines.some(100)));
    }

    @AfterEach
    void allow_removal() throws IOException {
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void a_file_where_the_folder_should_be() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        CommandRun failed = CommandRun.here("report", logs, "--format", "json", "--out", file);

        assertThat(failed.err()).isEqualTo("alb-report: %s: the report cannot be written there: a file of that name "
                .formatted(file) + "is in the way; an earlier report is as it was" + System.lineSeparator());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_folder_where_a_file_of_the_report_should_be() throws IOException {
        Path csv = Files.createDirectory(out.resolve("apis.csv"));

        CommandRun failed = CommandRun.here("report", logs, "--format", "html,json,csv", "--out", out);

        assertThat(failed.err()).isEqualTo(cannotBeWritten(csv + " is a folder"));
        assertThat(failed.exitCode()).isEqualTo(1);
        Files.delete(csv);
        run.assertEarlierReport();
    }

    @Test
    void a_folder_that_may_not_be_written() throws Exception {
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));

        CommandRun failed = CommandRun.process(bound(out), "report", logs, "--out", out, "--format", "json");

        assertThat(failed.err()).isEqualTo("Reading 1 file, 0.0 MB%n".formatted()
                + cannotBeWritten("permission is denied"));
        assertThat(failed.out()).isEmpty();
        assertThat(failed.exitCode()).isEqualTo(1);
        run.assertEarlierReport();
    }

    @Test
    void a_log_that_may_not_be_read() throws Exception {
        Path log = logs.resolve("good.log");
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("---------"));

        CommandRun failed = CommandRun.process(bound(log), "report", logs, "--out", out);

        assertThat(failed.err()).isEqualTo("alb-report: no access log in %s: name access logs that can be read, or "
                .formatted(logs) + "folders that hold them (access logs: 0; other files: 0; unreadable: 1, such as "
                + "%s: permission is denied)%n".formatted(log));
        assertThat(failed.exitCode()).isEqualTo(3);
        run.assertEarlierReport();
    }

    @Test
    @DisplayName("a disk that becomes full while the report is written: files may not become longer than 20,000 bytes")
    void a_full_disk() throws Exception {
        // loads the engine, which unpacks itself onto the disk
        CommandRun.here("report", logs, "--format", "json", "--out", folder.resolve("elsewhere"));

        limitFiles("20000:");
        CommandRun failed;
        try {
            failed = CommandRun.here("report", logs, "--format", "html,json,csv", "--out", out);
        } finally {
            limitFiles("unlimited:");
        }

        assertThat(failed.err()).isEqualTo(cannotBeWritten("File too large"));
        assertThat(failed.out()).isEmpty();
        assertThat(failed.exitCode()).isEqualTo(1);
        run.assertEarlierReport();
    }

    private String cannotBeWritten(String reason) {
        return "alb-report: %s: the report cannot be written there: %s; an earlier report is as it was%n"
                .formatted(out, reason);
    }

    /** What a process must be started with for permissions to bind it, which they do not for root. */
    private static List<String> bound(Path forbidden) {
        if (!Files.isReadable(forbidden) || !Files.isWritable(forbidden)) {
            return List.of();
        }
        assumeTrue(Programs.find("setpriv").isPresent(), TOOLS);
        return List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search",
                "--inh-caps=-dac_override,-dac_read_search");
    }

    /** Of this process, softly. */
    private static void limitFiles(String bytes) throws IOException, InterruptedException {
        assumeTrue(Programs.find("prlimit").isPresent(), TOOLS);
        String self = Long.toString(ProcessHandle.current().pid());
        Process process = new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
