package io.albreport.report.statement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.model.Period;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AthenaStatementTest {
    private static final Period DAY = Period.ofDay(LocalDate.of(2026, 1, 17));

    @Test
    @DisplayName("R4: what was learnt is told, as a literal, whatever stands in it")
    void tells_what_was_learnt() {
        assertThat(AthenaStatement.of(DAY, ReportConfig.DEFAULTS,
                List.of(new ApiRoutes("a'b", List.of(new RouteTemplate("/it's/{value}"))))))
                .contains("WHEN target_group = 'a''b' THEN CASE WHEN ", "THEN '//it''s//{value}/' END");
    }

    @Test
    @DisplayName("R4, F1: of very much that was learnt, Athena is told of the first APIs what it takes")
    void tells_no_more_than_athena_takes() {
        List<ApiRoutes> learnt = IntStream.range(0, 2_000).mapToObj(api -> new ApiRoutes("api-" + api,
                IntStream.range(0, 20).mapToObj(i -> new RouteTemplate("/größe/" + "ü".repeat(280) + i + "/{value}"))
                        .toList()))
                .toList();

        String statement = AthenaStatement.of(DAY, ReportConfig.DEFAULTS, learnt);

        assertThat(statement.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(262_144).hasSizeGreaterThan(230_000);
        assertThat(statement).contains("'api-0'", "'api-8'").doesNotContain("'api-12'");
    }

    @Test
    @DisplayName("R4, F1: nor of more templates than its engine takes, those of the configuration among them")
    void tells_no_more_templates_than_the_engine_takes() {
        List<RouteTemplate> routes = IntStream.range(0, 20).mapToObj(i -> new RouteTemplate("/" + i + "/{value}"))
                .toList();
        List<ApiRoutes> learnt = IntStream.range(0, 100).mapToObj(api -> new ApiRoutes("api-" + api, routes)).toList();
        ReportConfig config = new ReportConfig(20, 0.999, null,
                List.of(new ApiConfig("Shop", List.of("web"), routes, false, null, null)));

        assertThat(AthenaStatement.of(DAY, ReportConfig.DEFAULTS, learnt).split("WHEN target_group = 'api-", -1))
                .hasSize(1 + 400 / 21);
        assertThat(AthenaStatement.of(DAY, config, learnt).split("WHEN target_group = 'api-", -1))
                .hasSize(1 + 400 / 21 - 1);
    }

    @Test
    @DisplayName("R4: and beside settings that leave no room, of none")
    void leaves_settings_their_room() {
        ReportConfig config = new ReportConfig(20, 0.999, null, IntStream.range(0, 2_000)
                .mapToObj(i -> new ApiConfig("API " + i, List.of("group-" + i + "-".repeat(80)), false, null, null))
                .toList());

        assertThat(AthenaStatement.bytesOf(config)).isGreaterThan(AthenaStatement.LONGEST);
        assertThat(AthenaStatement.of(DAY, config, List.of(new ApiRoutes("a", List.of(new RouteTemplate("/{value}"))))))
                .doesNotContain("{value}/'");
    }

    @ParameterizedTest
    @CsvSource({"UTC, 2026-01-17", "Asia/Kathmandu, 2026-07-01", "Australia/Lord_Howe, 2026-07-01",
            "Australia/Lord_Howe, 2026-10-04", "America/New_York, 2026-11-01"})
    @DisplayName("R12: no day of a time zone has a longer text than is said of its settings")
    void knows_how_long_a_text_is(ZoneId zone, LocalDate day) {
        ReportConfig config = ReportConfig.DEFAULTS.in(zone);

        assertThat(AthenaStatement.of(Period.ofDay(day, zone), config, List.of()).length())
                .isBetween(10_000, AthenaStatement.bytesOf(config));
    }
}
