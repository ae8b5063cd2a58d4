package io.albreport.local.reading;

import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.report.model.Period;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileNameTest {
    private static final String DELIVERED = "111122223333_elasticloadbalancing_eu-west-1_app.web.98e3a879de9d6b42_"
            + "%s_192.0.2.60_4k2a9x1b.log.gz";
    private static final Period DAY = Period.ofDay(LocalDate.of(2026, 1, 17));

    @ParameterizedTest
    @ValueSource(strings = {
            "111122223333_elasticloadbalancing_eu-west-1_app.web.98e3a879de9d6b42_20260117T0715Z_192.0.2.60_4k2.log.gz",
            "my.log", "yesterday.log.gz", "alb.gz"})
    @DisplayName("L2, L3: access logs are known by their name, or have one of their own")
    void access_logs(String name) {
        assertThat(LogFileName.of(name).isAccessLog()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "conn_log_111122223333_elasticloadbalancing_eu-west-1_app.web.98e3a879de9d6b42_20260117T0715Z_192.0.2.1_5.log.gz",
            "health_check_log_111122223333_elasticloadbalancing_eu-west-1_app.web.98e3_20260117T0715Z_192.0.2.1_5.log.gz",
            "111122223333_elasticloadbalancing_us-east-2_net.tcp.c6e77e28c25b2234_20181220T0300Z_1mweux1s.log.gz",
            "111122223333_elasticloadbalancing_us-west-2_classic_20150513T2340Z_192.0.2.192_20sg8hgm.log",
            "ELBAccessLogTestFile", "truth.json", ".DS_Store", "notes.txt"})
    @DisplayName("L3: other logs and other files are not access logs")
    void other_files(String name) {
        assertThat(LogFileName.of(name).isAccessLog()).isFalse();
    }

    @Test
    @DisplayName("L5: a file may hold lines of the day it ended on and of the day before")
    void ends_after_its_lines() {
        assertThat(mayHold("20260117T0000Z")).isTrue();
        assertThat(mayHold("20260117T0715Z")).isTrue();
        assertThat(mayHold("20260118T0000Z")).isTrue();
        assertThat(mayHold("20260118T2355Z")).isTrue();
        assertThat(mayHold("20260119T0005Z")).isFalse();
        assertThat(mayHold("20260116T2355Z")).isFalse();
        assertThat(LogFileName.of("my.log").mayHoldLinesOf(DAY)).isTrue();
    }

    @Test
    void a_time_that_is_none_is_not_believed() {
        assertThat(LogFileName.of(DELIVERED.formatted("20261399T9999Z")).end()).isNull();
        assertThat(LogFileName.of(DELIVERED.formatted("20261399T9999Z")).isAccessLog()).isTrue();
    }

    private static boolean mayHold(String end) {
        return LogFileName.of(DELIVERED.formatted(end)).mayHoldLinesOf(DAY);
    }
}
