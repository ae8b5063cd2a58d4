package io.albreport.function.chaos;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.report.configuration.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("F16: Nothing empty takes the place of a report")
@Execution(ExecutionMode.CONCURRENT)
class NoLogsTest {
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final String SCHEDULED = "{\"time\":\"2026-01-18T05:00:00Z\"}";

    private static final S3Server SERVER = S3Server.shared();

    private Deployment deployment;
    private boolean logsAreThere;

    @BeforeEach
    void deploy() throws IOException {
        deployment = new Deployment(SERVER, Workgroup.numbered(), ReportConfig.DEFAULTS,
                sql -> (logsAreThere ? CannedAnswer.DAY : CannedAnswer.NOTHING).run(sql));
    }

    @AfterEach
    void remove() throws IOException {
        deployment.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"time\":\"2026-01-18T05:48:00Z\",\"takeover\":true}", "{\"date\":\"2026-01-17\"}",
            "{\"date\":\"2026-01-17\",\"replace\":true}"})
    void whoever_asks_second_fails_where_no_line_is_read(String event) {
        assertThatThrownBy(() -> deployment.invoke(event))
                .hasMessageStartingWith("not one line of the logs of 2026-01-17 was read");
        assertThat(deployment.stored()).isEmpty();
        assertThat(deployment.mails()).isEmpty();
    }

    @Test
    void a_good_report_is_not_replaced_by_an_empty_one() throws IOException {
        logsAreThere = true;
        deployment.invoke(SCHEDULED);
        byte[] before = deployment.content(MANIFEST);
        logsAreThere = false;

        assertThatThrownBy(() -> deployment.invoke("{\"date\":\"2026-01-17\",\"replace\":true}"))
                .hasMessageStartingWith("not one line");
        assertThat(deployment.content(MANIFEST)).isEqualTo(before);
    }

    @Test
    @DisplayName("F10: a quiet day is reported by the schedule that asks first")
    void a_quiet_day_is_reported() throws IOException {
        deployment.invoke(SCHEDULED);

        assertThat(deployment.stored()).contains(MANIFEST);
        assertThat(deployment.mails()).hasSize(1);
    }
}
