package io.albreport.function;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.report.configuration.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a deployment measures when it rehearses the report, and what a run measures before its end. */
@Execution(ExecutionMode.CONCURRENT)
class RehearsedTest {
    private static final String DEPLOYMENT = "{}";
    private static final String YESTERDAY = "{\"date\": \"2026-01-17\"}";
    private static final String DAY_BEFORE = "{\"date\": \"2026-01-16\"}";
    private static final String NEW = "NewInstallation";
    /** What each deployment says: it counts as a look for reviews. */
    private static final Map<String, List<Double>> LOOKED = Map.of("WeeklyReviewPresent", List.of(1.0),
            "MonthlyReviewPresent", List.of(1.0));

    @Test
    @DisplayName("F14: A deployment says that it is new where neither of the two days before has a report, and that it looks for reviews from now on")
    void says_that_it_is_new() throws IOException {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            assertThat(measured(deployment, DEPLOYMENT)).containsEntry(NEW, List.of(1.0)).containsAllEntriesOf(LOOKED)
                    .hasSize(3);
            assertThat(measured(deployment, "{\"date\": \"2026-01-17\", \"dryRun\": true}")).isEmpty();
        }
    }

    @Test
    @DisplayName("F14: One that follows a report is not new, though the report of yesterday is missing")
    void is_not_new_after_a_report() throws IOException {
        for (String there : List.of(YESTERDAY, DAY_BEFORE)) {
            try (Deployment deployment = deployment(CannedAnswer.DAY)) {
                deployment.invoke(there);

                assertThat(measured(deployment, DEPLOYMENT)).as(there).isEqualTo(LOOKED);
            }
        }
    }

    @Test
    @DisplayName("Q10: A deployment that finds no log of a week fails where there were reports, and names the place")
    void fails_without_logs() throws IOException {
        AtomicReference<QueryEngine> engine = new AtomicReference<>(CannedAnswer.DAY);
        try (Deployment deployment = deployment(sql -> engine.get().run(sql))) {
            deployment.invoke(DAY_BEFORE);
            engine.set(CannedAnswer.NOTHING);

            assertThatThrownBy(() -> deployment.invoke(DEPLOYMENT)).hasMessageMatching(
                    "no access log of 2026-01-11 or later is below s3://.*/alb/AWSLogs/, in \\d+ folders .*: correct existingBucket, prefix, .*");
        }
    }

    @Test
    @DisplayName("Q10: One that finds a quiet day with logs before it succeeds, and so does a new installation")
    void succeeds_after_a_quiet_day() throws IOException {
        AtomicReference<QueryEngine> engine = new AtomicReference<>(CannedAnswer.NOTHING);
        Workgroup names = Workgroup.numbered();
        try (Deployment deployment = new Deployment(S3Server.shared(), names, ReportConfig.DEFAULTS,
                sql -> engine.get().run(sql)).with(new WithoutPdf())) {
            assertThat(measured(deployment, DEPLOYMENT)).containsKey(NEW);
            engine.set(CannedAnswer.DAY);
            deployment.invoke(DAY_BEFORE);
            engine.set(CannedAnswer.NOTHING);
            deployment.s3.putObject(put -> put.bucket(names.logBucket())
                    .key("alb/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/01/12/a.log.gz"),
                    RequestBody.fromString("-"));

            assertThat(deployment.invoke(DEPLOYMENT).path("outcome").textValue()).isEqualTo("dryRun");
        }
    }

    @Test
    @DisplayName("F17: A run has said that it attempts before its query ends: Lambda may end it then")
    void says_that_it_attempts() throws IOException {
        AtomicReference<Map<String, List<Double>>> meanwhile = new AtomicReference<>(Map.of());
        try (Printed printed = new Printed(); Deployment deployment = deployment(sql -> {
            meanwhile.set(printed.metrics());
            return CannedAnswer.DAY.run(sql);
        })) {
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");

            assertThat(meanwhile.get()).isEqualTo(Map.of("ReportsAttempted", List.of(1.0)));
            assertThat(printed.metrics()).containsEntry("ReportsAttempted", List.of(1.0))
                    .containsEntry("ReportsDelivered", List.of(1.0));
        }
    }

    private Deployment deployment(QueryEngine engine) throws IOException {
        return new Deployment(S3Server.shared(), Workgroup.numbered(), ReportConfig.DEFAULTS, engine)
                .with(new WithoutPdf());
    }

    private static Map<String, List<Double>> measured(Deployment deployment, String event) throws IOException {
        try (Printed printed = new Printed()) {
            deployment.invoke(event);
            return printed.metrics();
        }
    }
}
