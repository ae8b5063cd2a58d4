package io.albreport.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.chaos.Faults;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.days.Summary;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.history.days.Summary.Sketch;
import io.albreport.report.model.Totals;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The clock says Sunday, 18 January 2026, unless told otherwise: week 2 is over, week 3 is not. */
@Execution(ExecutionMode.CONCURRENT)
class ReviewRunTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final String WEEK = "{\"review\": \"week\", \"date\": \"2026-01-08\"}";
    private static final String REVIEW = "reviews/week=2026-W02/";
    private static final String SCHEDULED = "{\"review\": \"week\", \"time\": \"2026-01-12T05:55:00Z\"}";
    private static final String CATCH_UP = "{\"review\": \"week\", \"time\": \"2026-01-12T06:15:00Z\", \"catchUp\": true}";

    private final Printed log = new Printed();
    private Deployment deployment;

    @BeforeEach
    void deploy() throws IOException {
        deployment = new Deployment(S3Server.shared(), Workgroup.numbered(), ReportConfig.DEFAULTS, _ -> {
            throw new IOException("a review asks Athena nothing");
        });
    }

    @AfterEach
    void stop() {
        deployment.close();
        log.close();
    }

    private void keep(int firstDay, int days) {
        for (int day = firstDay; day < firstDay + days; day++) {
            put(MONDAY.plusDays(day), summary(MONDAY.plusDays(day), "UTC").toJson());
        }
    }

    private void put(LocalDate day, byte[] json) {
        deployment.s3.putObject(put -> put.bucket(deployment.reports())
                .key("summaries/date=%s/summary.json".formatted(day)), RequestBody.fromBytes(json));
    }

    private static Summary summary(LocalDate day, String zone) {
        List<Long> hours = Collections.nCopies(24, 100L);
        return new Summary(Summary.SCHEMA_VERSION, day, ZoneId.of(zone), 2_400, 0, 10_000, false, List.of(),
                List.of(new ApiDay("shop", List.of(), false, 2_400, new Totals.Status(0, 2_390, 0, 0, 10, 0), Map.of(),
                        0, 10, 0, 0, 1, 2, hours, Collections.nCopies(24, 0L),
                        new Sketch(0.01, new TreeMap<>(Map.of(200, 2_390L)), 0, 60.0))),
                List.of());
    }

    private String outcome(String event) throws IOException {
        return deployment.invoke(event).path("outcome").asText();
    }

    @Test
    @DisplayName("R14: a review is stored whole, mailed once, and made once")
    void makes_a_review_once() throws IOException {
        keep(-7, 14);

        JsonNode answer = deployment.invoke(SCHEDULED);

        assertThat(answer.path("outcome").asText()).isEqualTo("stored");
        assertThat(answer.path("date").asText()).isEqualTo("2026-W02");
        assertThat(deployment.stored()).filteredOn(key -> key.startsWith("reviews/")).containsExactly(
                REVIEW + "manifest.json", REVIEW + "notified.json", REVIEW + "review.html", REVIEW + "review.json",
                REVIEW + "review.pdf");
        JsonNode review = deployment.json(REVIEW + "review.json");
        assertThat(review.at("/traffic/requests").longValue()).isEqualTo(7 * 2_400);
        assertThat(review.at("/before/requests").longValue()).isEqualTo(7 * 2_400);
        assertThat(review.at("/generator").asText()).endsWith(" in eu-west-1");
        JsonNode manifest = deployment.json(REVIEW + "manifest.json");
        assertThat(manifest.path("date").asText()).isEqualTo("2026-W02");
        assertThat(manifest.path("files")).hasSize(3);
        assertThat(manifest.path("requestsCounted").longValue()).isEqualTo(7 * 2_400);
        Map<String, String> mail = deployment.mails().getFirst();
        assertThat(mail.get("Subject")).isEqualTo("ALB review 2026-W02: 1 of 1 APIs missed an objective (eu-west-1)");
        assertThat(mail.get("Message")).contains(
                "ALB review of the week 2026-W02 (2026-01-05 to 2026-01-11, UTC), made in eu-west-1",
                "- shop: 70 of 16,800 were bad, burn 4.17", "Report: http");
        assertThat(log.text()).contains("\"WeeklyReviewPresent\":1");

        assertThat(outcome(CATCH_UP)).isEqualTo("alreadyThere");
        assertThat(outcome(WEEK)).isEqualTo("alreadyThere");
        assertThat(deployment.mails()).hasSize(1);
        assertThat(outcome(WEEK.replace("}", ", \"replace\": true}"))).isEqualTo("stored");
        assertThat(deployment.mails()).as("whoever has it replaced tells").hasSize(1);
    }

    @Test
    @DisplayName("R14: a month is reviewed likewise, beside its weeks")
    void makes_a_month() throws IOException {
        keep(-35, 32);

        assertThat(outcome("{\"review\": \"month\", \"time\": \"2026-01-01T05:55:00Z\"}")).isEqualTo("stored");

        assertThat(deployment.json("reviews/month=2025-12/review.json").at("/known/days").intValue()).isEqualTo(31);
        assertThat(log.text()).contains("\"MonthlyReviewPresent\":1").doesNotContain("WeeklyReviewPresent");
    }

    @Test
    @DisplayName("R14: the first try waits for the last day's report, and the second makes of the days what there is")
    void waits_for_the_last_day() throws IOException {
        keep(0, 6);

        assertThat(outcome(SCHEDULED)).isEqualTo("waiting");
        assertThat(deployment.stored()).noneMatch(key -> key.startsWith("reviews/"));
        assertThat(log.text()).doesNotContain("WeeklyReviewPresent");

        assertThat(outcome(CATCH_UP)).isEqualTo("stored");
        assertThat(deployment.json(REVIEW + "review.json").at("/known/missing/0").asText()).isEqualTo("2026-01-11");
        assertThat(deployment.mails().getFirst().get("Message"))
                .contains("1 of 7 days are missing from all of this: 2026-01-11");
    }

    @Test
    @DisplayName("R14: before the first report there is nothing to review, which is well for a schedule")
    void has_nothing_before_the_first_report() throws IOException {
        assertThat(outcome(CATCH_UP)).isEqualTo("nothing");
        assertThat(log.text()).contains("\"WeeklyReviewPresent\":1");
        assertThatThrownBy(() -> deployment.invoke(WEEK))
                .hasMessage("no day of 2026-W02 has a summary that can be used: make their reports first");
        assertThat(deployment.mails()).isEmpty();
    }

    @Test
    @DisplayName("R14: a dry run stores nothing and tells nobody, and feeds no metric")
    void rehearses() throws IOException {
        keep(0, 7);

        assertThat(outcome(WEEK.replace("}", ", \"dryRun\": true}"))).isEqualTo("dryRun");
        assertThat(outcome(SCHEDULED.replace("}", ", \"dryRun\": true}"))).isEqualTo("dryRun");

        assertThat(deployment.stored()).noneMatch(key -> key.startsWith("reviews/"));
        assertThat(deployment.mails()).isEmpty();
        assertThat(log.text()).doesNotContain("WeeklyReviewPresent");
    }

    @Test
    @DisplayName("R14: what is no summary is named in the review; of nothing but such there is none")
    void names_what_cannot_be_used() throws IOException {
        put(MONDAY, "{".getBytes(StandardCharsets.UTF_8));
        put(MONDAY.plusDays(1), summary(MONDAY.plusDays(1), "Europe/Berlin").toJson());
        assertThatThrownBy(() -> deployment.invoke(CATCH_UP)).hasMessageStartingWith(
                "no day of 2026-W02 has a summary that can be used (2026-01-05: it is no summary: ");
        keep(2, 5);

        assertThat(outcome(CATCH_UP)).isEqualTo("stored");

        JsonNode leftOut = deployment.json(REVIEW + "review.json").at("/known/leftOut");
        assertThat(leftOut).hasSize(2);
        assertThat(leftOut.at("/1/reason").asText()).isEqualTo("its day is one in Europe/Berlin, and not in UTC");
    }

    @Test
    @DisplayName("R14: a summary that S3 does not give fails the run: a review without the day would stay")
    void fails_where_s3_does() throws IOException {
        keep(0, 7);
        deployment.s3Wire.answer(get(urlMatching(".*2026-01-07/summary[.]json.*")),
                Faults.s3Refusal(403, "AccessDenied"));

        assertThatThrownBy(() -> deployment.invoke(SCHEDULED)).hasMessage(
                "the review of 2026-W02 needs the summary of 2026-01-07, which S3 did not give: the next try asks again");
        assertThat(deployment.stored()).noneMatch(key -> key.startsWith("reviews/"));
    }

    @Test
    @DisplayName("R14, F7: a mail that SNS does not take is tried again by the next look, and measured")
    void mails_at_the_next_look() throws IOException {
        keep(0, 7);
        deployment.wire.answer(1, Faults.publishing(), Faults.snsRefusal(403, "AuthorizationError"));

        assertThat(outcome(SCHEDULED)).isEqualTo("stored");
        assertThat(deployment.mails()).isEmpty();
        assertThat(log.text()).contains("\"SnsPublishFailures\":1");

        assertThat(outcome(CATCH_UP)).isEqualTo("alreadyThere");
        assertThat(deployment.mails()).hasSize(1);
    }
}
