package io.albreport.function.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.WithoutPdf;
import io.albreport.function.environment.ReportFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** F7: any number of runs, dead or alive, one after the other or at once, leave one report and tell of it. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String CATCH_UP = "{\"time\": \"2026-01-18T05:35:00Z\", \"catchUp\": true}";
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final String NOTIFIED = "reports/date=2026-01-17/notified.json";

    private static final S3Server SERVER = S3Server.shared();

    private Printed printed;

    @BeforeEach
    void listen() {
        printed = new Printed();
    }

    @AfterEach
    void hush() {
        printed.close();
    }

    /** A run makes this many requests; the test fails when there are more, so that none is left out. */
    private static final int REQUESTS = 17;

    static IntStream each_request() {
        return IntStream.rangeClosed(1, REQUESTS);
    }

    @Test
    @DisplayName("F7: a run makes no request that the crash tests do not know")
    void a_run_makes_as_many_requests_as_are_cut() throws Exception {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            AtomicInteger requests = new AtomicInteger();
            cut(deployment, _ -> requests.incrementAndGet() < 0, _ -> false);
            deployment.invoke(SCHEDULED);
            assertThat(requests).hasValue(REQUESTS);
        }
    }

    @ParameterizedTest(name = "before request {0}")
    @MethodSource("each_request")
    @DisplayName("F7: a run that dies before any of its requests leaves one report, told of once")
    void a_run_dies_before_a_request(int last) throws Exception {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            AtomicInteger requests = new AtomicInteger();
            cut(deployment, _ -> requests.incrementAndGet() >= last, _ -> false);
            die(deployment);
            assertOneReport(deployment);
            boolean afterSnsAnswered = last == REQUESTS;
            assertThat(deployment.mails()).hasSize(afterSnsAnswered ? 2 : 1);
        }
    }

    @ParameterizedTest(name = "after request {0}")
    @MethodSource("each_request")
    @DisplayName("F7: a run that dies after any of its requests took effect leaves one report, told of once or twice")
    void a_run_dies_after_a_request(int last) throws Exception {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            AtomicInteger requests = new AtomicInteger();
            cut(deployment, _ -> requests.incrementAndGet() > last, _ -> requests.get() == last);
            die(deployment);
            assertOneReport(deployment);
            boolean afterSnsAnswered = last == REQUESTS - 1;
            assertThat(deployment.mails()).hasSize(afterSnsAnswered ? 2 : 1);
        }
    }

    private static void cut(Deployment deployment, Predicate<Request> before, Predicate<Request> after) {
        deployment.wire.cut(before, after);
        deployment.s3Wire.cut(before, after);
    }

    /** Nothing that it does from the cut on reaches anybody: for everyone else it is dead. */
    private static void die(Deployment deployment) throws IOException {
        try {
            deployment.invoke(SCHEDULED);
        } catch (RuntimeException _) {
            // As expected of most cuts; a lost confirmation alone does not fail a run.
        }
        cut(deployment, _ -> false, _ -> false);
        deployment.restart();
    }

    /** Lambda tries again after one minute, and the schedule after half an hour. */
    private static void assertOneReport(Deployment deployment) throws IOException {
        deployment.clock.advance(Duration.ofMinutes(1));
        deployment.invoke(SCHEDULED);
        byte[] manifest = deployment.content(MANIFEST);
        deployment.clock.advance(Duration.ofMinutes(34));
        deployment.invoke(CATCH_UP);
        assertThat(deployment.content(MANIFEST)).as("a manifest stays").isEqualTo(manifest);
        deployment.assertWhole("2026-01-17");
        assertThat(deployment.json(NOTIFIED).path("state").textValue()).isEqualTo("confirmed");
        int mails = deployment.mails().size();
        deployment.invoke(CATCH_UP);
        assertThat(deployment.mails()).hasSize(mails);
    }

    @Test
    @DisplayName("F7: two runs at once leave one report, whose files are one run's, and one mail")
    void two_runs_at_once() throws Exception {
        CyclicBarrier bothHaveFoundNothing = new CyclicBarrier(2);
        QueryEngine meeting = sql -> {
            bothHaveFoundNothing.await();
            return CannedAnswer.DAY.run(sql);
        };
        try (Deployment deployment = deployment(meeting); ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<JsonNode>> runs = Stream.generate(deployment::newHandler).limit(2)
                    .map(environment -> two.submit(() -> Deployment.invoke(environment, SCHEDULED))).toList();
            assertThat(List.of(outcome(runs.get(0)), outcome(runs.get(1))))
                    .containsExactlyInAnyOrder("stored", "alreadyThere");
            deployment.assertWhole("2026-01-17");
            deployment.clock.advance(Duration.ofMinutes(35));
            deployment.invoke(CATCH_UP);
            assertThat(deployment.mails()).hasSize(1);
        }
    }

    private static String outcome(Future<JsonNode> run) throws Exception {
        return run.get().path("outcome").textValue();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({"2026-01-18T00:30:00Z, 2026-01-18T00:30:05Z, 2026-01-17",
            // started late, and again after midnight
            "2026-01-17T23:55:00Z, 2026-01-18T00:01:30Z, 2026-01-16",
            // the nights in which clocks change in Europe
            "2026-03-29T01:00:00Z, 2026-03-29T01:00:10Z, 2026-03-28",
            "2026-10-25T01:00:00Z, 2026-10-25T01:00:10Z, 2026-10-24",
            "2024-03-01T05:00:00Z, 2024-03-01T05:00:01Z, 2024-02-29"})
    @DisplayName("F1: the report's day follows from the schedule's time, whatever the clock says")
    void the_day_follows_from_the_schedule(String scheduled, Instant now, String day) throws Exception {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            deployment.clock.set(now);
            assertThat(deployment.invoke("{\"time\": \"%s\"}".formatted(scheduled)).path("date").textValue())
                    .isEqualTo(day);
            deployment.assertWhole(day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "null", "[]",
            "{\"date\":\"2026-01-17\",\"region\":\"eu-west-1\",\"files\":[{}]}",
            "{\"date\":\"2026-01-17\",\"region\":\"eu-west-1\",\"files\":[],\"mail\":{}}"})
    @DisplayName("F7: a manifest that cannot be read says what to do, and that heals it")
    void a_broken_manifest(String broken) throws Exception {
        try (Deployment deployment = deployment(CannedAnswer.DAY)) {
            deployment.invoke(SCHEDULED);
            deployment.s3.putObject(put -> put.bucket(deployment.reports()).key(MANIFEST),
                    RequestBody.fromString(broken));
            assertThatThrownBy(() -> deployment.invoke(SCHEDULED))
                    .isInstanceOf(ReportFailedException.class)
                    .hasMessageStartingWith("manifest.json cannot be read")
                    .hasMessageEndingWith("make it again with 'replace'");
            deployment.invoke("{\"date\": \"2026-01-17\", \"replace\": true}");
            deployment.assertWhole("2026-01-17");
            assertThat(deployment.mails()).hasSize(1);
        }
    }

    private static Deployment deployment(QueryEngine engine) throws IOException {
        return Deployment.withLinks(SERVER, Workgroup.numbered(), engine).with(new WithoutPdf());
    }
}
