package io.albreport.function.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.run.DailyReport.Rendering;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.rendering.Renderer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.albreport.function.chaos.Faults.anything;
import static io.albreport.function.chaos.Faults.athena;
import static io.albreport.function.chaos.Faults.putting;
import static io.albreport.function.chaos.Faults.readingTheResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** F17: a run that cannot do its work before Lambda ends it has told so by then. Time goes on by itself here. */
@Execution(ExecutionMode.CONCURRENT)
class OutOfTimeTest {
    private static final String CATCH_UP = "{\"time\": \"2026-01-18T05:35:00Z\", \"catchUp\": true}";
    private static final Rendering ALL = report -> Renderer.render(report, EnumSet.allOf(ReportFormat.class));

    /** Two seconds more than a run keeps for what must still happen. */
    private static final Duration LEFT = Duration.ofSeconds(32);

    /** Longer than any call may take. */
    private static final int FOR_EVER_MILLIS = 90_000;

    private static final S3Server SERVER = S3Server.shared();

    private final Printed printed = new Printed();
    private final Deployment deployment;

    OutOfTimeTest() throws Exception {
        deployment = new Deployment(SERVER, Workgroup.numbered(), ReportConfig.DEFAULTS, CannedAnswer.DAY);
    }

    private Instant start = Instant.now();

    @BeforeEach
    void start() {
        start = Instant.now();
    }

    @AfterEach
    void close() {
        deployment.close();
        printed.close();
    }

    @Test
    @DisplayName("F17: Athena is silent, also when the query is to be stopped: metrics and a mail come in time")
    void athena_is_silent() {
        deployment.wire.answer(athena("GetQueryExecution"), silence());
        deployment.wire.answer(athena("StopQueryExecution"), silence());

        assertThatThrownBy(() -> catchUp(ALL, LEFT)).hasMessageContaining("Athena");

        assertToldBefore(LEFT);
    }

    @Test
    @DisplayName("F17: S3 is silent where files are written")
    void s3_is_silent() {
        deployment.s3Wire.answer(putting("report[.]html"), silence());

        assertThatThrownBy(() -> catchUp(ALL, LEFT.plusSeconds(8))).isInstanceOf(RuntimeException.class);

        assertToldBefore(LEFT.plusSeconds(8));
    }

    @Test
    @DisplayName("F17: the result comes byte by byte, without end")
    void the_result_trickles() {
        deployment.s3Wire.answer(readingTheResult(), aResponse().withBody("x".repeat(1_000))
                .withHeader("Content-Length", "1000").withChunkedDribbleDelay(500, FOR_EVER_MILLIS));

        assertThatThrownBy(() -> catchUp(ALL, LEFT.plusSeconds(3))).hasMessageContaining("too little time is left");

        assertToldBefore(LEFT.plusSeconds(3));
    }

    @Test
    @DisplayName("F17: the run itself hangs: the watchdog measures and mails, once, before Lambda ends it")
    void the_run_hangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Rendering hanging = report -> {
            while (deployment.mails().isEmpty() && passed().toSeconds() < LEFT.toSeconds()) {
                Thread.onSpinWait();
            }
            end.countDown();
            return ALL.files(report);
        };

        assertThatThrownBy(() -> catchUp(hanging, Duration.ofSeconds(40)))
                .hasMessageContaining("too little time is left for a call");

        assertThat(end.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(passed()).isLessThan(LEFT);
        assertThat(deployment.mails()).singleElement()
                .satisfies(mail -> assertThat(mail.get("Message")).contains("the run took too long and was ended"));
        assertThat(printed.metrics()).containsEntry("ReportsAttempted", List.of(1.0))
                .containsEntry("ReportsDelivered", List.of(0.0));
        assertThat(printed.text()).contains("has not ended, and Lambda ends it at");
    }

    @Test
    @DisplayName("F17: an error that is no exception is told and measured like one, without its words")
    void an_error() {
        assertThatThrownBy(() -> catchUp(_ -> {
            throw new OutOfMemoryError("Java heap space");
        }, Duration.ofMinutes(5))).isInstanceOf(OutOfMemoryError.class);

        assertToldBefore(LEFT);
        assertThat(deployment.mails().getFirst().get("Message")).contains("an unexpected error (OutOfMemoryError)");
        assertThat(printed.text()).contains("The run failed");
    }

    @Test
    @DisplayName("F17: a report that was mailed is never called late, whatever the catch-up run meets")
    void mailed_already() throws Exception {
        catchUp(ALL, Duration.ofMinutes(5));
        deployment.s3Wire.answer(any(urlMatching(".*versionId=.*")), aResponse().withStatus(503));

        assertThatThrownBy(() -> catchUp(ALL, Duration.ofMinutes(5))).hasMessageContaining("503");

        assertThat(deployment.mails()).singleElement()
                .satisfies(mail -> assertThat(mail.get("Subject")).doesNotContain("late"));
    }

    @Test
    @DisplayName("F17: a health check of silent services answers in time, and measures nothing that it does not know")
    void health_of_silent_services() throws Exception {
        deployment.wire.answer(anything(), silence());
        deployment.s3Wire.answer(anything(), silence());

        JsonNode health = Deployment.invoke(deployment.newHandler(ALL), "{\"check\": \"health\"}", LEFT);

        assertThat(passed()).isLessThan(LEFT.minusSeconds(20));
        assertThat(health.path("healthy").isNull()).as(health.toPrettyString()).isTrue();
        assertThat(health.path("confirmedSubscriptions").isNull()).isTrue();
        assertThat(printed.metrics()).isEmpty();
    }

    private void catchUp(Rendering rendering, Duration left) throws Exception {
        Deployment.invoke(deployment.newHandler(rendering), CATCH_UP, left);
    }

    private void assertToldBefore(Duration deadline) {
        assertThat(passed()).isLessThan(deadline.minusSeconds(5));
        assertThat(deployment.mails()).singleElement()
                .satisfies(mail -> assertThat(mail.get("Subject")).contains("2026-01-17 is late"));
        assertThat(printed.metrics()).containsEntry("ReportsAttempted", List.of(1.0))
                .containsEntry("ReportsDelivered", List.of(0.0));
    }

    private Duration passed() {
        return Duration.between(start, Instant.now());
    }

    private static ResponseDefinitionBuilder silence() {
        return aResponse().withFixedDelay(FOR_EVER_MILLIS);
    }
}
