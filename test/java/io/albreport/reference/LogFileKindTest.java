package io.albreport.reference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogFileKindTest {

    @DisplayName("L2: a file is an access log by its name")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
            "111122223333_elasticloadbalancing_eu-central-1_app.demo.0123_20260117T1000Z_192.0.2.1_ab12.log.gz, true",
            "111122223333_elasticloadbalancing_eu-central-1_app.demo.0123_20260117T1000Z_192.0.2.1_ab12.log, true",
            "111122223333_elasticloadbalancing_eu-central-1_net.demo.0123_20260117T1000Z_ab12.log.gz, false",
            "111122223333_elasticloadbalancing_us-west-2_demo_20260117T1000Z_192.0.2.1_ab12.log, false",
            "conn_log_111122223333_elasticloadbalancing_eu-central-1_app.demo.0123_20260117T1000Z_a.log.gz, false",
            "health_check_log_111122223333_elasticloadbalancing_eu-central-1_app.demo.0123_2026_a.log.gz, false",
            "ELBAccessLogTestFile, false", "truth.json, false", "notes.txt, false", "monday.log, true",
            "monday.log.gz, true", "monday.gz, true", "backup_of_elasticloadbalancing_logs.log, true"})
    void is_an_access_log_by_its_name(String name, boolean accessLog) {
        assertThat(LogFileKind.isAccessLog(name)).isEqualTo(accessLog);
    }
}
