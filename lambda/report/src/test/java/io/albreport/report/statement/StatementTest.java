package io.albreport.report.statement;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;

class StatementTest {
    private static final Period DAY = Period.ofDay(LocalDate.of(2026, 1, 17));

    @Test
    @DisplayName("L5: the period is a UTC day, its end not in it")
    void asks_for_the_day() {
        assertThat(Statement.of(DAY, ReportConfig.DEFAULTS, "TRUE"))
                .contains("\"time\" >= '2026-01-17T00:00:00' AND \"time\" < '2026-01-18T00:00:00'")
                .contains("WHERE TRUE");
    }

    @Test
    @DisplayName("F2: one table is named, once")
    void reads_the_table_once() {
        assertThat(Statement.of(DAY, ReportConfig.DEFAULTS, "TRUE")).containsOnlyOnce("access_logs");
    }

    @Test
    void fills_every_place() {
        assertThat(Statement.of(DAY, ReportConfig.DEFAULTS, "TRUE")).doesNotContain("${");
    }

    @Test
    @DisplayName("R1: names from configuration are literals, whatever stands in them")
    void quotes_configured_names() {
        ReportConfig config = new ReportConfig(20, 0.999, null,
                List.of(new ApiConfig("O'Hare'; DROP TABLE access", List.of("a'b"), false, null, null)));

        assertThat(Statement.of(DAY, config, "TRUE"))
                .contains("element_at(MAP(ARRAY['a''b'], ARRAY['O''Hare''; DROP TABLE access']), target_group)");
    }

    @Test
    @DisplayName("R1: a configured name that looks like a place of the statement stays as it is")
    void keeps_configured_names() {
        ReportConfig config = new ReportConfig(20, 0.999, null,
                List.of(new ApiConfig("${top} ${scope} ${zeroBucket} ${start} ${api}", List.of("a"), false, null,
                        null)));

        assertThat(Statement.of(DAY, config, "TRUE"))
                .contains("ARRAY['${top} ${scope} ${zeroBucket} ${start} ${api}']");
    }
}
