package io.albreport.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.cloudwatch.Run;
import io.albreport.cloudwatch.RunLogs;
import io.albreport.cloudwatch.Timeline;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.function.chaos.Faults;
import io.albreport.report.configuration.ReportConfig;

import static io.albreport.function.chaos.Faults.athena;
import static io.albreport.function.chaos.Faults.publishing;
import static io.albreport.function.chaos.Faults.putting;
import static io.albreport.function.chaos.Faults.s3Refusal;
import static io.albreport.function.chaos.Faults.snsRefusal;
import static io.albreport.function.chaos.Faults.state;

/**
 * What the function itself prints when a run goes one way or another, through real clients. How long a run took is the
 * test clock's to say; the line that Lambda adds at the end is written here, as its reference has it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html">platform.report</a>
 */
public final class RealRuns implements RunLogs {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String BY_DATE = "{\"date\": \"2026-01-17\"}";
    private static final String DEPLOYMENT = "{}";
    private static final String REVIEWED = "{\"review\": \"%s\", \"time\": \"2026-01-18T06:15:00Z\", \"catchUp\": true}";
    private static final String CHECK = "{\"check\": \"health\"}";
    private static final String SUCCESS = "\"status\":\"success\"";
    private static final String FAILURE = "\"status\":\"error\",\"errorType\":\"Runtime.Unhandled\"";
    private static final String STOPPED = "\"status\":\"timeout\"";
    private static final int MEMORY_MB = 1_769;

    /** When Lambda stops a run. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** More than 90 % of what any environment under test configures. */
    private static final int MUCH_MEMORY_MB = 3_000;

    private static final RealRuns CAPTURED = new RealRuns();

    private final Map<Run, String> logs = new EnumMap<>(Run.class);

    private RealRuns() {}

    /** The logs; the runs happen when the first is asked for. */
    public static RunLogs captured() {
        return CAPTURED;
    }

    @Override
    public synchronized String of(Run run) {
        if (logs.isEmpty()) {
            happen();
        }
        return logs.getOrDefault(run, "");
    }

    /** Each kind once. */
    private void happen() {
        try {
            for (Run run : Run.values()) {
                logs.put(run, log(S3Server.shared(), run));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String log(S3Server server, Run run) throws IOException {
        if (run.isWithoutCode()) {
            return report(run, true, run == Run.STOPPED ? TIMEOUT : Duration.ofMillis(40));
        }
        Workgroup names = Workgroup.numbered();
        Engine engine = new Engine(run);
        try (Deployment deployment = new Deployment(server, names, ReportConfig.DEFAULTS, engine)
                .with(new WithoutPdf())) {
            engine.clock = deployment.clock;
            prepare(deployment, names, run);
            Instant start = deployment.clock.instant();
            try (Printed printed = new Printed()) {
                boolean failed = fails(deployment, event(run));
                Duration took = Duration.between(start, deployment.clock.instant()).plusMillis(900);
                return timed(printed.text(), took) + report(run, failed, took);
            }
        }
    }

    private static String event(Run run) {
        return switch (run) {
            case INSTALLED -> DEPLOYMENT;
            case ASKED_AGAIN -> BY_DATE;
            case REVIEWED_WEEK -> REVIEWED.formatted("week");
            case REVIEWED_MONTH -> REVIEWED.formatted("month");
            default -> run.isCheck() ? CHECK : SCHEDULED;
        };
    }

    private static void prepare(Deployment deployment, Workgroup names, Run run) throws IOException {
        deployment.s3.putObject(put -> put.bucket(names.logBucket())
                .key("alb/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/2026/01/17/a.log"),
                RequestBody.fromString("-"));
        switch (run) {
            case GOOD -> before(deployment, "{\"date\": \"2026-01-16\"}");
            case FOUND, ASKED_AGAIN -> before(deployment, SCHEDULED);
            case FAILED -> deployment.wire.answer(athena("GetQueryExecution"), state("FAILED", "INTERNAL_ERROR"));
            case UPLOAD_FAILED -> deployment.s3Wire.answer(putting("report.html"), s3Refusal(403, "AccessDenied"));
            case MAIL_FAILED -> deployment.wire.answer(publishing(), snsRefusal(400, "Throttled"));
            case CHECK_FAILED -> deployment.wire.answer(athena("GetWorkGroup"), Faults.refusal(400, "Denied"));
            case CHECK_WITHOUT_SUBSCRIBER -> deployment.endpoint.subscribers(0);
            default -> {
                // the engine makes the difference, or Lambda
            }
        }
    }

    /** Not part of the log. */
    private static void before(Deployment deployment, String event) throws IOException {
        try (Printed _ = new Printed()) {
            deployment.invoke(event);
        }
    }

    private static boolean fails(Deployment deployment, String event) throws IOException {
        try {
            deployment.invoke(event);
            return false;
        } catch (RuntimeException _) {
            return true;
        }
    }

    /** An engine on which a query takes long, scans much or finds strange things. */
    private static final class Engine implements QueryEngine {
        private final Run run;
        private TestClock clock = new TestClock(Deployment.NOW);

        Engine(Run run) {
            this.run = run;
        }

        @Override
        public Answer run(String sql) throws Exception {
            clock.advance(switch (run) {
                case SLOW -> Duration.ofSeconds(200);
                case ALMOST_STOPPED -> Duration.ofSeconds(250);
                default -> Duration.ofSeconds(9);
            });
            Answer answer = switch (run) {
                case EMPTY -> CannedAnswer.NOTHING.run(sql);
                case MALFORMED -> CannedAnswer.GARBAGE.run(sql);
                default -> CannedAnswer.DAY.run(sql);
            };
            return switch (run) {
                case SCANNED_MUCH -> new Answer(answer.columns(), answer.rows(), 60_000_000_000L);
                case SCANNED_HALF -> new Answer(answer.columns(), answer.rows(), 30_000_000_000L);
                default -> answer;
            };
        }
    }

    /** Metrics bear the time of this machine; the run's began when all these logs begin. */
    public static String timed(String printed, Duration took) {
        long end = Timeline.STARTED.plus(took).toEpochMilli();
        return printed.lines().filter(line -> line.startsWith("{")).map(line -> {
            JsonNode json = parse(line);
            if (json.path("_aws") instanceof ObjectNode metadata) {
                metadata.put("Timestamp", end);
            }
            return json.toString();
        }).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String report(Run run, boolean failed, Duration took) {
        int used = run == Run.MEMORY_SHORT ? MUCH_MEMORY_MB : 512;
        return """
                {"time":"%s","type":"platform.report","record":{"requestId":"request-1",%s,\
                "metrics":{"durationMs":%d.0,"billedDurationMs":%d,"memorySizeMB":%d,"maxMemoryUsedMB":%d}}}
                """.formatted(Timeline.STARTED.plus(took), run == Run.STOPPED ? STOPPED : failed ? FAILURE : SUCCESS,
                took.toMillis(),
                took.toMillis(), MEMORY_MB, used);
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + line, e);
        }
    }
}
