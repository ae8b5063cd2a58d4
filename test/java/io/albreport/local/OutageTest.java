package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day on which one API timed out, another gave answers that nobody understood, a third had one error, a fourth had
 * next to no requests, and some requests reached none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {
    private static final String ANSWERED = " 0.003 0.000 200 200 ";

    private JsonNode report = MissingNode.getInstance();
    private String page = "";

    @BeforeAll
    void make_the_report(@TempDir Path folder) throws IOException {
        List<String> lines = new ArrayList<>(GoodLines.some(40));
        add(60, line -> line.replace(ANSWERED, " -1 -1 504 - "), lines);
        add(60, line -> line.replace("targetgroup/web", "targetgroup/lambda")
                .replace(ANSWERED, " 0.003 0.000 502 200 ")
                .replace("\"forward\" \"-\" \"-\"", "\"forward\" \"-\" \"LambdaInvalidResponse\""), lines);
        add(436, line -> line.replace("targetgroup/web", "targetgroup/busy"), lines);
        add(1, line -> line.replace("targetgroup/web", "targetgroup/busy")
                .replace(ANSWERED, " 7.401 0.000 500 500 "), lines);
        add(3, line -> line.replace("targetgroup/web", "targetgroup/idle"), lines);
        add(9, line -> line.replaceFirst("arn:[^ ]+", "-").replace(ANSWERED, " -1 -1 503 - "), lines);
        Files.write(folder.resolve("day.log"), GoodLines.text(lines));
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.here("report", folder, "--date", GoodLines.DAY, "--out", out);

        assertThat(run.exitCode()).as(run.err()).isZero();
        report = new JsonMapper().readTree(out.resolve("report.json").toFile());
        page = Jsoup.parse(out.resolve("report.html").toFile()).text();
    }

    @Test
    @DisplayName("R3: what timed out ranks behind what was answered, and max is exact")
    void an_outage_improves_no_latency() {
        JsonNode latency = api("web").path("latencyMs");
        assertThat(latency.path("count").longValue()).isEqualTo(40);
        assertThat(latency.path("timeouts").longValue()).isEqualTo(60);
        assertThat(latency.path("p50").isNull()).isTrue();
        assertThat(latency.path("max").doubleValue()).isEqualTo(3.0);
        assertThat(api("busy").at("/latencyMs/max").doubleValue()).isEqualTo(7401);
        assertThat(report.at("/totals/latencyMs/p90").isNull()).as("of 600, 60 timed out").isFalse();
        assertThat(report.at("/totals/latencyMs/p95").isNull()).isTrue();
        assertThat(report.at("/routes/slow/0/timeouts").longValue()).isEqualTo(60);
        assertThat(page).contains("no answer");
    }

    @Test
    @DisplayName("R2: an error is the load balancer's unless the client got the target's status, and has its reason")
    void says_who_made_an_error() {
        JsonNode lambda = api("lambda");
        assertThat(lambda.path("elb5xx").longValue()).isEqualTo(60);
        assertThat(lambda.path("target5xx").longValue()).isZero();
        assertThat(lambda.at("/statusCodes/0/madeBy").textValue()).isEqualTo("loadBalancer");
        assertThat(lambda.at("/statusCodes/0/reason").textValue()).isEqualTo("LambdaInvalidResponse");
        assertThat(api("busy").path("target5xx").longValue()).isEqualTo(1);
        assertThat(page).contains("502 LambdaInvalidResponse");
    }

    @Test
    @DisplayName("R3b, R2: each API is judged by evidence, however few its requests; those without a target group are none")
    void judges_by_evidence() {
        assertThat(report.at("/verdict/text").textValue())
                .isEqualTo("2 of 4 APIs are down: web (60 of 100 failed, 0 allowed) and 1 more. "
                        + "The logs have no line from 07:20 to 24:00: nothing is known of that time.");
        assertThat(report.at("/verdict/failingApis").valueStream().map(JsonNode::textValue))
                .containsExactly("web", "lambda");
        assertThat(api("lambda").path("state").textValue()).isEqualTo("down");
        assertThat(api("busy").path("state").textValue()).isEqualTo("slipped");
        assertThat(api("busy").path("errors").longValue()).isEqualTo(1);
        assertThat(api("busy").path("allowedErrors").longValue()).isZero();
        assertThat(api("idle").path("state").textValue()).isEqualTo("quiet");
        assertThat(api("(no target group)").path("state").isNull()).isTrue();
        assertThat(api("(no target group)").path("errors").longValue()).isEqualTo(9);
    }

    private static void add(int number, UnaryOperator<String> change, List<String> lines) {
        GoodLines.some(number).stream().map(change).forEach(lines::add);
    }

    private JsonNode api(String name) {
        return report.path("apis").valueStream().filter(api -> api.path("name").textValue().equals(name)).findFirst()
                .orElseThrow();
    }
}
