package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The launcher's first build, with a Maven and a JDK that only say that they were called. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path folder;

    private Path home;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void fresh_clone() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        for (String place : new String[]{"lambda/local/target", "lambda/local/src/main", "jdk/bin", "bin"}) {
            Files.createDirectories(home.resolve(place));
        }
        Files.copy(Path.of("..", "alb-report"), home.resolve("alb-report"));
        Files.writeString(home.resolve("pom.xml"), "");
        Files.writeString(home.resolve("lambda/local/pom.xml"), "");
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("jdk/bin/java", "echo report \"$@\" | grep -o 'sample.*'");
    }

    @Test
    @DisplayName("O3: the first build writes no escape codes where its output is kept")
    void builds_quietly() throws IOException, InterruptedException {
        program("bin/mvn", "printf '\\033[0m\\033[0m'");

        Ended first = launch();

        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("sample\n");
        assertThat(first.err()).startsWith("Building (once").hasLineCount(1).doesNotContain(ESCAPE);
        assertThat(launch().err()).as("built already").isEmpty();
    }

    @Test
    @DisplayName("O3: a build that fails says why")
    void shows_what_maven_said_when_it_failed() throws IOException, InterruptedException {
        program("bin/mvn", "printf '\\033[1;31m[ERROR]\\033[m no space left\\n'; exit 1");

        Ended failed = launch();

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).contains("[ERROR] no space left").doesNotContain(ESCAPE);
    }

    @Test
    @DisplayName("O3: the program as it is packaged says its own words, and nothing of its libraries")
    void says_its_own_words() throws IOException, InterruptedException {
        Path log = Files.write(folder.resolve("a.log"), GoodLines.text(GoodLines.some(10)));

        Ended ended = ended(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "lambda", "local", "target", "alb-report.jar").toString(), "report", log.toString(),
                "--out", folder.resolve("made").toString()));

        assertThat(ended.err()).isEqualTo("Reading 1 file, 0.0 MB%n".formatted());
        assertThat(ended.code()).isZero();
    }

    private Ended launch() throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(home.resolve("alb-report").toString(), "sample");
        launcher.environment().putAll(Map.of("JAVA_HOME", home.resolve("jdk").toString(), "PATH",
                home.resolve("bin") + ":" + System.getenv("PATH")));
        return ended(launcher);
    }

    private Ended ended(ProcessBuilder program) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
        return new Ended(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private void program(String name, String script) throws IOException {
        Path file = home.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
