package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.reading.LogFiles;
import io.albreport.reference.Segments;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Routes;

import static org.assertj.core.api.Assertions.assertThat;

/** Which requests are of one route. */
@Execution(ExecutionMode.CONCURRENT)
class RouteFoldingTest {
    private static final LocalDate DAY = LocalDate.parse(GoodLines.DAY);
    private static final ReportConfig MANY = new ReportConfig(100, 0.999, null, List.of());

    @TempDir
    private Path folder;

    @Test
    @DisplayName("R4: whatever looks like an id, a token or an address is {id} in a route")
    void folds_ids() throws IOException, SQLException {
        List<String> paths = Stream.concat(Segments.IDS.stream(), Segments.secrets(2_000).stream())
                .flatMap(id -> Stream.of("/a/" + id, "/a/" + id + "/b/" + id + "/" + id)).toList();

        assertThat(routes(paths)).containsExactlyInAnyOrder("/a/{id}", "/a/{id}/b/{id}/{id}");
    }

    @Test
    @DisplayName("R4: words stay, and with them what a route is")
    void keeps_words() throws IOException, SQLException {
        List<String> paths = Segments.WORDS.stream().map(word -> "/a/" + word).toList();

        assertThat(routes(paths)).containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    @DisplayName("R4: parameters of a segment, such as ;jsessionid, are no part of a route")
    void drops_parameters() throws IOException, SQLException {
        assertThat(routes(List.of("/cart;jsessionid=1A2B3C/42;v=1;w=2/x", "/cart/7/x", "/;a", "/b/;c/")))
                .containsExactlyInAnyOrder("/cart/{id}/x", "/", "/b//");
    }

    /** Of those that failed: all. */
    private List<String> routes(List<String> paths) throws IOException, SQLException {
        String failed = GoodLines.of(GoodLines.DAY).replace(" 200 200 ", " 502 502 ");
        Files.write(folder.resolve("day.log"),
                paths.stream().map(path -> failed.replace(":443/a ", ":443" + path + " ")).toList());
        return new LocalReport(DAY, MANY, SilentProgress.PROGRESS).make(LogFiles.find(List.of(folder))).routes()
                .failing().stream().map(Routes.Route::route).toList();
    }
}
