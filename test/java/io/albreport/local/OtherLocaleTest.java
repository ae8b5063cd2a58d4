package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The machine's language has digits and separators of its own. */
@Execution(ExecutionMode.CONCURRENT)
class OtherLocaleTest {
    private static final String IN_ARABIC = "JAVA_TOOL_OPTIONS=-Duser.language=ar -Duser.country=EG";
    private static final String IN_ENGLISH = "JAVA_TOOL_OPTIONS=-Duser.language=en -Duser.country=US";
    private static final int MANY = 1_200;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R6: numbers are the same on a machine of another language")
    void numbers_are_the_same() throws IOException, InterruptedException {
        Path log = Files.write(folder.resolve("a.log"), GoodLines.text(GoodLines.some(MANY)));

        CommandRun arabic = CommandRun.process(List.of("env", IN_ARABIC), "report", log, "--out",
                folder.resolve("arabic"));
        CommandRun english = CommandRun.process(List.of("env", IN_ENGLISH), "report", log, "--out",
                folder.resolve("english"));

        assertThat(arabic.exitCode()).as(arabic.err()).isZero();
        assertThat(arabic.out().replace("arabic", "english")).isEqualTo(english.out());
        for (String file : List.of("report.html", "report.json", "apis.csv")) {
            assertThat(folder.resolve("arabic").resolve(file)).hasSameTextualContentAs(
                    folder.resolve("english").resolve(file));
        }
    }
}
