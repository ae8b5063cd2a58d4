package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.reading.LogFiles;
import io.albreport.reference.Segments;
import io.albreport.report.configuration.Ignored;
import io.albreport.report.configuration.Prices;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

        assertThat(routes(Stream.of(paths, paths, paths).flatMap(List::stream).toList()))
                .containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    @DisplayName("R4: parameters of a segment, such as ;jsessionid, are no part of a route")
    void drops_parameters() throws IOException, SQLException {
        assertThat(routes(List.of("/cart;jsessionid=1A2B3C/42;v=1;w=2/x", "/cart/7/x", "/;a", "/b/;c/")))
                .containsExactlyInAnyOrder("/cart/{id}/x", "/", "/b//");
    }

    @Test
    @DisplayName("R4: names and titles, of which there are very many, are {value}; what has few at its place stays")
    void folds_what_has_many_values() throws IOException, SQLException {
        List<String> paths = IntStream.range(0, 1_500)
                .mapToObj(i -> Integer.toString(i, 6).chars().mapToObj(digit -> "bcdfgh".charAt(digit - '0') + "a")
                        .collect(Collectors.joining("", "n", "")))
                .flatMap(name -> Stream.of("/users/" + name, "/t/" + name + "/orders", "/t/" + name + "/bills"))
                .toList();

        assertThat(routes(Stream.concat(paths.stream(), Stream.of("/users", "/about/us", "/t/x/rare")).toList()))
                .containsExactlyInAnyOrder("/users/{value}", "/t/{value}/orders", "/t/{value}/bills", "/users",
                        "/about/us", "/t/{value}/rare");
    }

    @Test
    @DisplayName("R4: paths are told as the templates of their API say; R6b: what is ignored is counted apart")
    void takes_templates_and_ignores() throws IOException, SQLException {
        ReportConfig config = new ReportConfig(100, 0.999, null, ZoneId.of("UTC"),
                new Ignored(List.of(new RouteTemplate("/health/{rest+}")), List.of("*Probe*"), List.of("203.0.113.9")),
                Prices.DEFAULTS,
                List.of(new ApiConfig("web", List.of("web"), List.of(new RouteTemplate("/users/{name}")), false, null,
                        null)));
        Report report = report(config, List.of(failed("/users/bob"), failed("/users/eve"), failed("/health/live"),
                failed("/a").replace("192.0.2.165", "203.0.113.9"), failed("/b").replace("curl", "MyProbe")));

        assertThat(report.routes().failing()).extracting(Routes.Route::route, Routes.Route::errors)
                .containsExactly(tuple("/users/{name}", 2L));
        assertThat(report.totals().requests()).isEqualTo(2);
        assertThat(report.dataQuality().ignoredRequests()).isEqualTo(3);
        assertThat(report.dataQuality().linesRead()).isEqualTo(5);
    }

    /** Of those that failed: all. */
    private List<String> routes(List<String> paths) throws IOException, SQLException {
        return report(MANY, paths.stream().map(RouteFoldingTest::failed).toList()).routes().failing().stream()
                .map(Routes.Route::route).toList();
    }

    private Report report(ReportConfig config, List<String> lines) throws IOException, SQLException {
        Files.write(folder.resolve("day.log"), lines);
        return new LocalReport(Period.ofDay(DAY), config, SilentProgress.PROGRESS).make(LogFiles.find(List.of(folder)));
    }

    private static String failed(String path) {
        return GoodLines.of(GoodLines.DAY).replace(" 200 200 ", " 502 502 ").replace(":443/a ", ":443" + path + " ");
    }
}
