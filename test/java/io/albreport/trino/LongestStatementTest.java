package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.model.Period;
import io.albreport.report.statement.AthenaStatement;

import static org.assertj.core.api.Assertions.assertThat;

/** Of what is configured and what was learnt, the engine is told no more than it takes. */
@OnTrino
class LongestStatementTest {
    private static final Period DAY = Period.ofDay(Bucket.DAY);
    private static final String API = "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/api-";

    private final Bucket bucket;
    private final EmbeddedTrino trino;

    LongestStatementTest(EmbeddedTrino trino, @TempDir Path folder) {
        this.trino = trino;
        this.bucket = new Bucket(folder);
    }

    @BeforeEach
    void deliver() throws IOException {
        bucket.deliver("a.log", Files.readAllBytes(Path.of("resources", "lines", "readable.log")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    @DisplayName("R4, F1: what was learnt of a thousand APIs fails no query")
    void what_was_learnt_of_a_thousand_apis(int routes) throws IOException {
        List<ApiRoutes> learnt = IntStream.range(0, 1_000)
                .mapToObj(api -> new ApiRoutes(API + api, templates(routes))).toList();

        String statement = AthenaStatement.of(DAY, ReportConfig.DEFAULTS, learnt);

        assertThat(statement).contains("api-0/").doesNotContain("api-999/");
        assertThat(bucket.on(trino).query(statement)).isNotEmpty();
    }

    @Test
    @DisplayName("R1, Q6: nor do a thousand configured APIs, or as many templates as the configuration may have")
    void a_thousand_configured_apis() throws IOException {
        ReportConfig names = config(1_000, 0);
        ReportConfig routes = config(15, 50);

        assertThat(AthenaStatement.bytesOf(names)).isLessThan(AthenaStatement.LONGEST);
        assertThat(AthenaStatement.casesOf(routes)).isBetween(AthenaStatement.MOST_CASES * 9 / 10,
                AthenaStatement.MOST_CASES);
        assertThat(bucket.on(trino).query(AthenaStatement.of(DAY, names, List.of()))).isNotEmpty();
        assertThat(bucket.on(trino).query(AthenaStatement.of(DAY, routes,
                List.of(new ApiRoutes(API + 1, templates(20)))))).isNotEmpty();
    }

    private static ReportConfig config(int apis, int routes) {
        return new ReportConfig(20, 0.999, null, IntStream.range(0, apis).mapToObj(
                api -> new ApiConfig("API " + api, List.of(API + api + "/0123456789abcdef", "group-" + api),
                        templates(routes), false, null, null))
                .toList());
    }

    private static List<RouteTemplate> templates(int number) {
        return IntStream.range(0, number).mapToObj(i -> new RouteTemplate("/t/{value}/page-" + i)).toList();
    }
}
