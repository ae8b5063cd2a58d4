package io.albreport.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.albreport.local.reading.LogFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Engines that run meanwhile have folders of their own. */
@Isolated
class DuckDbTest {
    @Test
    void an_engine_that_does_not_start_leaves_no_temporary_folder_behind() throws IOException {
        List<Path> before = temporaryFolders();
        List<LogFile> noneToMakeATableOf = List.of();

        assertThatThrownBy(() -> new DuckDb(noneToMakeATableOf)).isInstanceOf(SQLException.class);

        assertThat(temporaryFolders()).isEqualTo(before);
    }

    private static List<Path> temporaryFolders() throws IOException {
        try (Stream<Path> found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return found.filter(path -> path.getFileName().toString().startsWith("alb-report")).sorted().toList();
        }
    }
}
