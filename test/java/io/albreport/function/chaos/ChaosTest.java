package io.albreport.function.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.WithoutPdf;
import io.albreport.function.query.QueryBreaker;
import io.albreport.report.configuration.ReportConfig;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static io.albreport.function.chaos.Faults.anything;
import static io.albreport.function.chaos.Faults.askingForVersions;
import static io.albreport.function.chaos.Faults.athena;
import static io.albreport.function.chaos.Faults.garbage;
import static io.albreport.function.chaos.Faults.publishing;
import static io.albreport.function.chaos.Faults.putting;
import static io.albreport.function.chaos.Faults.readingTheResult;
import static io.albreport.function.chaos.Faults.refusal;
import static io.albreport.function.chaos.Faults.reset;
import static io.albreport.function.chaos.Faults.s3Refusal;
import static io.albreport.function.chaos.Faults.snsRefusal;
import static io.albreport.function.chaos.Faults.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the user gets when something breaks at the wire, through the SDK's real clients. */
@Execution(ExecutionMode.CONCURRENT)
class ChaosTest {
    private static final String BEFORE = "{\"time\": \"2026-01-17T05:00:00Z\"}";
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String CATCH_UP = "{\"time\": \"2026-01-18T05:35:00Z\", \"catchUp\": true}";
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";

    private static final AtomicInteger HELD = new AtomicInteger();

    private static final S3Server SERVER = S3Server.shared();

    @AfterAll
    static void count() {
        System.out.printf("Chaos: %d experiments held%n", HELD.get());
    }

    @TestFactory
    @DisplayName("Q5, F3, F6, F8: Athena breaks")
    Stream<DynamicTest> athena_breaks() {
        return Stream.of(
                new Experiment("Athena never finishes", "the query is stopped, the run throws, the next one delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), state("RUNNING", ""));
                            assertFails(deployment, "did not end within 2 s and was stopped");
                            assertThat(deployment.calls.actions()).contains("athena:StopQueryExecution");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("Athena fails the query", "the run throws with Athena's reason, the next one delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), state("FAILED", "HIVE_BAD_DATA"));
                            assertFails(deployment, "failed: HIVE_BAD_DATA");
                            assertThat(deployment.calls.actions()).doesNotContain("athena:StopQueryExecution");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("somebody cancels the query", "the run throws and says so, the next one delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), state("CANCELLED", "by the console"));
                            assertFails(deployment, "was cancelled: by the console");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("Athena throttles twice", "the run waits a little and delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(2, athena("StartQueryExecution"),
                                    refusal(400, "ThrottlingException"));
                            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("Athena throttles for ever", "the run throws after three attempts",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("StartQueryExecution"), refusal(400, "ThrottlingException"));
                            assertFails(deployment, "ThrottlingException").hasMessageContaining("Attempt Count: 3");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("Athena's answers are garbage", "the run throws, the next one delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), garbage());
                            assertFails(deployment, "Athena");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("the network to Athena is down", "the run throws, the next one delivers",
                        (deployment, printed) -> {
                            deployment.wire.answer(anything(), reset());
                            assertFails(deployment, "Connection reset");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("Athena fails three times", "the fourth run fails at once without asking, and after "
                        + "300 s one that asks delivers", ChaosTest::opensAndCloses),
                new Experiment("Athena refuses the role", "the run throws at once, without asking again",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("StartQueryExecution"),
                                    refusal(400, "AccessDeniedException"));
                            assertFails(deployment, "AccessDenied").hasMessageContaining("Attempt Count: 1");
                            assertRecovers(deployment, printed);
                        }))
                .map(ChaosTest::test);
    }

    private static void opensAndCloses(Deployment deployment, Printed printed) throws Exception {
        deployment.wire.answer(athena("GetQueryExecution"), state("FAILED", "INTERNAL_ERROR"));
        for (int i = 0; i < QueryBreaker.FAILURES; i++) {
            assertFails(deployment, "failed: INTERNAL_ERROR");
        }
        deployment.wire.mend();
        deployment.calls.clear();
        deployment.clock.advance(Duration.ofSeconds(299));
        assertFails(deployment, "Athena failed 3 times in a row and is left alone for 300 s");
        assertThat(deployment.calls.actions()).noneMatch(action -> action.startsWith("athena:"));
        deployment.clock.advance(Duration.ofSeconds(2));
        assertRecovers(deployment, printed);
    }

    @TestFactory
    @DisplayName("Q5, F3: Lambda ends the run soon")
    Stream<DynamicTest> time_is_short() {
        return Stream.of(test(new Experiment("20 s are left", "nothing is begun, the run says so and throws",
                (deployment, printed) -> {
                    deployment.calls.clear();
                    assertThatThrownBy(() -> deployment.invoke(SCHEDULED, Duration.ofSeconds(20)))
                            .hasMessageContaining("too little time is left for a call");
                    assertThat(deployment.calls.actions()).noneMatch(action -> action.startsWith("athena:"));
                    assertRecovers(deployment, printed);
                })));
    }

    @TestFactory
    @DisplayName("Q5, F4, F8: S3 breaks")
    Stream<DynamicTest> s3_breaks() {
        return Stream.of(
                new Experiment("S3 is unavailable twice", "the third attempt delivers", (deployment, printed) -> {
                    deployment.s3Wire.answer(2, putting("report.html"), s3Refusal(503, "SlowDown"));
                    deployment.invoke(SCHEDULED);
                    assertHealthy(deployment, printed, 2);
                    assertThat(printed.metrics().get("S3UploadFailures")).containsOnly(0.0);
                }),
                new Experiment("S3 is unavailable for ever", "three attempts, then the run throws and counts it",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(putting("report.pdf"), s3Refusal(503, "SlowDown"));
                            deployment.calls.clear();
                            assertFails(deployment, "no");
                            assertThat(attempts(deployment, "report.pdf")).isEqualTo(3);
                            assertThat(printed.metrics().get("S3UploadFailures")).endsWith(1.0);
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("S3 denies access", "one attempt, then the run throws", (deployment, printed) -> {
                    deployment.s3Wire.answer(putting("report.html"), s3Refusal(403, "AccessDenied"));
                    deployment.calls.clear();
                    assertFails(deployment, "Status Code: 403");
                    assertThat(attempts(deployment, "report.html")).isEqualTo(1);
                    assertRecovers(deployment, printed);
                }),
                new Experiment("the bucket is gone", "one attempt, then the run throws", (deployment, printed) -> {
                    deployment.s3Wire.answer(anything(), s3Refusal(404, "NoSuchBucket"));
                    deployment.calls.clear();
                    assertFails(deployment, "Status Code: 404");
                    assertThat(attempts(deployment, "manifest.json")).isEqualTo(1);
                    assertRecovers(deployment, printed);
                }),
                new Experiment("the connection breaks in the upload, once", "the second attempt delivers",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(1, putting("report.html"), reset());
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("the connection breaks in each upload", "the run throws, the next one delivers",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(putting("summary.json"), reset());
                            assertFails(deployment, "Connection reset");
                            assertThat(deployment.stored()).doesNotContain(MANIFEST);
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("S3's answer to the manifest is lost", "the run knows its own manifest and mails",
                        (deployment, printed) -> {
                            AtomicInteger lost = new AtomicInteger();
                            deployment.s3Wire.cut(_ -> false, request -> request.getUrl().contains("manifest.json")
                                    && request.getMethod().getName().equals("PUT") && lost.getAndIncrement() == 0);
                            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
                            assertThat(lost).hasValueGreaterThan(0);
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("the result ends early", "the run throws instead of reporting half a day",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(readingTheResult(), aResponse().withStatus(200)
                                    .withHeader("Content-Length", "90000").withBody("\"section\",\"api\""));
                            assertFails(deployment, "cannot be read");
                            assertRecovers(deployment, printed);
                        }),
                new Experiment("the result is gone", "the run throws, the next one delivers", (deployment, printed) -> {
                    deployment.s3Wire.answer(readingTheResult(), s3Refusal(404, "NoSuchKey"));
                    assertFails(deployment, "Status Code: 404");
                    assertRecovers(deployment, printed);
                }),
                new Experiment("S3 is slow", "the run waits and delivers", (deployment, printed) -> {
                    deployment.s3Wire.answer(1, putting("apis.csv"),
                            s3Refusal(503, "SlowDown").withFixedDelay(1_500));
                    deployment.invoke(SCHEDULED);
                    assertHealthy(deployment, printed, 2);
                }),
                new Experiment("two conditional writes meet at the manifest", "the run asks again, as S3 says",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(1, putting("manifest.json"), conflict());
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("two conditional writes meet at the claim", "the run asks again, as S3 says",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(1, putting("notified.json"), conflict());
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("S3 calls the manifest's version ids invalid", "the files are known by their content",
                        (deployment, printed) -> {
                            deployment.invoke(SCHEDULED);
                            deployment.s3Wire.answer(askingForVersions(), aResponse().withStatus(400));
                            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue())
                                    .isEqualTo("alreadyThere");
                            assertHealthy(deployment, printed, 2);
                        }),
                new Experiment("another region's replica lacks a file", "the report is made again, whole",
                        (deployment, printed) -> {
                            deployment.invoke(SCHEDULED);
                            String version = deployment.json(MANIFEST).at("/files/0/versionId").textValue();
                            String key = deployment.json(MANIFEST).at("/files/0/key").textValue();
                            deployment.s3.deleteObject(delete -> delete.bucket(deployment.reports()).key(key)
                                    .versionId(version));
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                        }))
                .map(ChaosTest::test);
    }

    @TestFactory
    @DisplayName("Q5, F5, F7: SNS breaks")
    Stream<DynamicTest> sns_breaks() {
        return Stream.of(
                new Experiment("SNS throttles", "one attempt; the report stands, and the catch-up run mails it",
                        (deployment, printed) -> {
                            deployment.wire.answer(publishing(), snsRefusal(400, "Throttled"));
                            assertStoredUnmailed(deployment, printed);
                        }),
                new Experiment("SNS fails once", "one attempt all the same, since a second could be a second mail",
                        (deployment, printed) -> {
                            deployment.wire.answer(1, publishing(), snsRefusal(503, "ServiceUnavailable"));
                            assertStoredUnmailed(deployment, printed);
                        }),
                new Experiment("the topic is gone", "the report stands, and is mailed when the topic is back",
                        (deployment, printed) -> {
                            deployment.wire.answer(publishing(), snsRefusal(404, "NotFound"));
                            assertStoredUnmailed(deployment, printed);
                        }),
                new Experiment("the network to SNS breaks", "the report stands, and the catch-up run mails it",
                        (deployment, printed) -> {
                            deployment.wire.answer(publishing(), reset());
                            assertStoredUnmailed(deployment, printed);
                        }),
                new Experiment("nobody has subscribed", "the report stands; the health check says that nobody gets it",
                        (deployment, printed) -> {
                            deployment.endpoint.subscribers(0);
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                            assertThat(deployment.invoke("{\"check\": \"health\"}").toString())
                                    .contains("nobody has confirmed a subscription");
                            assertThat(printed.metrics().get("ConfirmedSubscriptions")).containsExactly(0.0);
                            assertThat(printed.metrics().get("HealthCheckPassed")).containsExactly(0.0);
                        }),
                new Experiment("the report is late", "the catch-up run mails once that it is, and then the report",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), state("FAILED", "INTERNAL_ERROR"));
                            assertFails(deployment, "INTERNAL_ERROR");
                            assertThat(deployment.mails()).hasSize(1);
                            for (int i = 0; i < 2; i++) {
                                assertThatThrownBy(() -> deployment.invoke(CATCH_UP))
                                        .hasMessageContaining("INTERNAL_ERROR");
                            }
                            assertThat(deployment.mails()).hasSize(2);
                            assertThat(deployment.mails().getLast().get("Subject")).contains("2026-01-17 is late");
                            deployment.restart();
                            deployment.wire.mend();
                            deployment.invoke(CATCH_UP);
                            assertHealthy(deployment, printed, 3);
                        }),
                new Experiment("SNS does not take the mail that the report is late", "the next attempt sends it, once",
                        (deployment, printed) -> {
                            deployment.wire.answer(athena("GetQueryExecution"), state("FAILED", "INTERNAL_ERROR"));
                            deployment.wire.answer(1, publishing(), snsRefusal(400, "Throttled"));
                            for (int mails : List.of(1, 2, 2)) {
                                assertThatThrownBy(() -> deployment.invoke(CATCH_UP))
                                        .hasMessageContaining("INTERNAL_ERROR");
                                assertThat(deployment.mails()).hasSize(mails);
                            }
                            assertThat(deployment.mails().getLast().get("Subject")).contains("2026-01-17 is late");
                        }))
                .map(ChaosTest::test);
    }

    @TestFactory
    @DisplayName("Q5, R13: the history cannot be read")
    Stream<DynamicTest> history_breaks() {
        return Stream.of(
                new Experiment("the summaries cannot be listed", "the run delivers, and the report says so",
                        (deployment, printed) -> {
                            deployment.s3Wire.answer(get(urlMatching(".*list-type=2.*")),
                                    s3Refusal(403, "AccessDenied"));
                            assertDeliversWithout(deployment, printed, "Status Code: 403");
                        }),
                new Experiment("a summary cannot be read", "the run delivers, and the report names its day",
                        (deployment, printed) -> {
                            deployment.s3.putObject(put -> put.bucket(deployment.reports())
                                    .key("summaries/date=2026-01-16/summary.json"), RequestBody.fromString("{}"));
                            deployment.s3Wire.answer(get(urlMatching(".*2026-01-16/summary.json.*")),
                                    s3Refusal(503, "SlowDown"));
                            assertDeliversWithout(deployment, printed, "Status Code: 503");
                        }),
                new Experiment("a summary ends early", "the run delivers, and the report names its day",
                        (deployment, printed) -> {
                            deployment.s3.putObject(put -> put.bucket(deployment.reports())
                                    .key("summaries/date=2026-01-16/summary.json"), RequestBody.fromString("{\"sch"));
                            assertDeliversWithout(deployment, printed, "it is no summary");
                        }))
                .map(ChaosTest::test);
    }

    /** Without the day before. */
    private static void assertDeliversWithout(Deployment deployment, Printed printed, String reason) throws Exception {
        assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
        JsonNode left = deployment.json("reports/date=2026-01-17/report.json").at("/history/leftOut/0");
        assertThat(left.path("date").textValue()).isEqualTo("2026-01-16");
        assertThat(left.path("reason").textValue()).contains(reason);
        assertHealthy(deployment, printed, 2);
    }

    private static ResponseDefinitionBuilder conflict() {
        return s3Refusal(409, "ConditionalRequestConflict");
    }

    private static void assertStoredUnmailed(Deployment deployment, Printed printed) throws Exception {
        assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("stored");
        assertThat(deployment.mails()).hasSize(1);
        assertThat(printed.metrics().get("SnsPublishFailures")).containsExactly(0.0, 1.0);
        byte[] manifest = deployment.content(MANIFEST);
        deployment.wire.mend();
        deployment.clock.advance(Duration.ofMinutes(35));
        assertThat(deployment.invoke(CATCH_UP).path("outcome").textValue()).isEqualTo("alreadyThere");
        assertThat(deployment.content(MANIFEST)).isEqualTo(manifest);
        assertHealthy(deployment, printed, 2);
    }

    @TestFactory
    @DisplayName("Q5, F10: the day's logs are strange")
    Stream<DynamicTest> logs_are_strange() {
        return Stream.of(
                test(CannedAnswer.NOTHING, new Experiment("a day without logs", "the report says so, and a metric",
                        (deployment, printed) -> {
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                            assertThat(printed.metrics().get("EmptyReport")).endsWith(1.0);
                            assertThat(deployment.mails().getLast().get("Subject")).contains("no requests");
                        })),
                test(CannedAnswer.GARBAGE, new Experiment("all lines are malformed", "the report says so, and a metric",
                        (deployment, printed) -> {
                            deployment.invoke(SCHEDULED);
                            assertHealthy(deployment, printed, 2);
                            assertThat(printed.metrics().get("MalformedLines")).endsWith(50.0);
                            assertThat(printed.metrics().get("LinesRead")).endsWith(50.0);
                            assertThat(deployment.mails().getLast().get("Message")).contains("50 malformed");
                        })));
    }

    @TestFactory
    @DisplayName("Q5, F8: an event is strange")
    Stream<DynamicTest> events_are_strange() {
        List<String> hostile = new ArrayList<>(List.of("[]", "\"", "{\"time\":\"now\"}", "{\"date\":\"../../etc\"}",
                "{\"date\":\"2026-01-17\",\"bucket\":\"mine\"}", "{\"time\":{\"$ne\":null}}", "null",
                "{\"check\":\"health\",\"time\":\"2026-01-18T05:00:00Z\"}", "[".repeat(100_000)));
        hostile.add("{\"" + "x".repeat(1_000_000) + "\":1}");
        return hostile.stream().map(event -> test(new Experiment(
                "the event is " + event.substring(0, Math.min(40, event.length())),
                "it is refused in a sentence, and nothing is touched", (deployment, printed) -> {
                    deployment.calls.clear();
                    assertThatThrownBy(() -> deployment.invoke(event)).isInstanceOf(IllegalArgumentException.class)
                            .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
                    assertThat(deployment.calls.actions()).isEmpty();
                    deployment.invoke(SCHEDULED);
                    assertHealthy(deployment, printed, 2);
                })));
    }

    private static DynamicTest test(Experiment experiment) {
        return test(CannedAnswer.DAY, experiment);
    }

    private static DynamicTest test(QueryEngine engine, Experiment experiment) {
        return DynamicTest.dynamicTest(experiment.title(), () -> {
            try (Printed printed = new Printed(); Deployment deployment = deployment(engine)) {
                deployment.invoke(BEFORE);
                assertThat(deployment.stored()).contains("reports/date=2026-01-16/manifest.json");
                assertThat(deployment.mails()).as("steady state").hasSize(1);
                experiment.outcome().observe(deployment, printed);
                HELD.incrementAndGet();
            }
        });
    }

    static Deployment deployment(QueryEngine engine) throws Exception {
        return new Deployment(SERVER, Workgroup.numbered(), ReportConfig.DEFAULTS, engine).with(new WithoutPdf());
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertFails(Deployment deployment,
            String sentence) {
        return assertThatThrownBy(() -> deployment.invoke(SCHEDULED)).hasMessageContaining(sentence);
    }

    private static long attempts(Deployment deployment, String file) {
        return deployment.calls.all().stream().filter(call -> call.resource().endsWith(file)).count();
    }

    /** Lambda's repetition finds all well again. */
    private static void assertRecovers(Deployment deployment, Printed printed) throws Exception {
        assertThat(deployment.stored()).doesNotContain(MANIFEST);
        assertThat(printed.metrics().get("ReportsAttempted")).hasSizeGreaterThan(1);
        assertThat(printed.metrics().get("ReportsDelivered")).endsWith(0.0);
        deployment.wire.mend();
        deployment.s3Wire.mend();
        deployment.invoke(SCHEDULED);
        assertHealthy(deployment, printed, 2);
    }

    /** One whole report, one mail for each day, and the metric that keeps the alarm quiet. */
    private static void assertHealthy(Deployment deployment, Printed printed, int mails) throws Exception {
        deployment.assertWhole("2026-01-17");
        assertThat(deployment.mails()).hasSize(mails);
        assertThat(deployment.json("reports/date=2026-01-17/notified.json").path("state").textValue())
                .isEqualTo("confirmed");
        assertThat(printed.metrics().get("ReportPresent")).endsWith(1.0);
    }
}
