package io.albreport.function;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("F17: Lines that came after their day's report, and folders that no longer get any, are said and measured")
@Execution(ExecutionMode.CONCURRENT)
class LateLinesTest {
    private static final String EUROPE = "111122223333/elasticloadbalancing/eu-central-1/";
    private static final String AMERICA = "111122223333/elasticloadbalancing/us-east-1/";

    private static final QueryEngine FIRST_DAY = CannedAnswer
            .of(List.of(folder(EUROPE + "2026/01/17/", 1_000, 0), folder(AMERICA + "2026/01/17/", 20, 0),
                    folder(EUROPE + "2026/01/18/", 510, 500)));
    private static final QueryEngine SECOND_DAY = CannedAnswer
            .of(List.of(folder(EUROPE + "2026/01/18/", 2_013, 13)));

    @Test
    void a_report_tells_what_that_of_the_day_before_lacks() throws IOException {
        try (Deployment deployment = new Deployment(S3Server.shared(), Workgroup.numbered(), ReportConfig.DEFAULTS,
                sql -> (sql.contains("IN ('2026/01/17'") ? FIRST_DAY : SECOND_DAY).run(sql)).with(new WithoutPdf())) {
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");
            deployment.clock.advance(Duration.ofDays(1));
            Map<String, List<Double>> measured = measured(deployment);

            assertThat(measured).containsEntry("LateLines", List.of(3.0)).containsEntry("SilentFolders", List.of(1.0));
            JsonNode change = deployment.json("reports/date=2026-01-18/report.json")
                    .at("/dataQuality/delivery/sinceDayBefore");
            assertThat(change.path("lateLines").longValue()).isEqualTo(3);
            assertThat(change.path("silentFolders").toString()).isEqualTo("[\"111122223333/us-east-1\"]");
            assertThat(new String(deployment.content("reports/date=2026-01-18/report.html"), UTF_8))
                    .contains("3 lines of the day before came after its report was made")
                    .contains("111122223333/us-east-1");
            assertThat(deployment.mails().getLast().get("Message"))
                    .contains("3 lines of the day before came after its report was made.")
                    .contains("No line of this day came from: 111122223333/us-east-1");
        }
    }

    @Test
    void a_report_without_one_before_it_compares_nothing() throws IOException {
        try (Deployment deployment = new Deployment(S3Server.shared(), Workgroup.numbered(), ReportConfig.DEFAULTS,
                FIRST_DAY).with(new WithoutPdf());
                Printed printed = new Printed()) {
            deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}");

            assertThat(printed.metrics()).doesNotContainKeys("LateLines", "SilentFolders");
            assertThat(deployment.json("reports/date=2026-01-17/report.json").at("/dataQuality/delivery/inNextFolders")
                    .longValue()).isEqualTo(10);
        }
    }

    @Test
    void a_report_is_made_though_that_of_the_day_before_cannot_be_read() throws IOException {
        try (Deployment deployment = new Deployment(S3Server.shared(), Workgroup.numbered(), ReportConfig.DEFAULTS,
                FIRST_DAY).with(new WithoutPdf())) {
            deployment.s3.putObject(put -> put.bucket(deployment.reports())
                    .key("reports/date=2026-01-16/manifest.json"), RequestBody.fromString("{"));

            assertThat(deployment.invoke("{\"time\": \"2026-01-18T05:00:00Z\"}").path("outcome").textValue())
                    .isEqualTo("stored");
        }
    }

    private static Map<String, List<Double>> measured(Deployment deployment) throws IOException {
        try (Printed printed = new Printed()) {
            deployment.invoke("{\"time\": \"2026-01-19T05:00:00Z\"}");
            return printed.metrics();
        }
    }

    private static Map<String, String> folder(String folder, long lines, long outside) {
        return Map.of("section", "file", "folder", folder, "requests", String.valueOf(lines), "outside",
                String.valueOf(outside), "early", String.valueOf(outside), "malformed", "0", "members", "1");
    }
}
