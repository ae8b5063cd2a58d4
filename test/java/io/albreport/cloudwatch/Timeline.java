package io.albreport.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What a deployed template's parts would measure while this and that happens to them. */
public final class Timeline {
    /** When the runs of {@link RunLogs} started. */
    public static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Deployed deployed;
    private final RunLogs logs;
    private final List<Datapoint> points = new ArrayList<>();

    public Timeline(JsonNode template, RunLogs logs) {
        this.deployed = new Deployed(template);
        this.logs = logs;
    }

    /** A run by the alias that the schedule calls. */
    public Timeline run(Run kind, Instant start) {
        return run(kind, start, deployed.called("live"));
    }

    /** A run by the alias of operators and of the health check. */
    public Timeline check(Run kind, Instant start) {
        return run(kind, start, deployed.called("operations"));
    }

    /** A deployment's rehearsal of a version that no alias points at yet. */
    public Timeline installed(Instant measured) {
        return run(Run.INSTALLED, measured, deployed.called("1"));
    }

    private Timeline run(Run kind, Instant start, Map<String, String> called) {
        String log = logs.of(kind);
        List<Datapoint> found = new ArrayList<>(PlatformReports.lambdaMetrics(log, called));
        found.addAll(PlatformReports.filtered(log, deployed.metricFilters()));
        EmbeddedMetrics.parse(log).forEach(point -> found.add(point.in(deployed.namespace())));
        found.forEach(point -> points.add(aged(point.later(Duration.between(STARTED, start)))));
        return logged(log.getBytes(StandardCharsets.UTF_8).length, start);
    }

    /** How old a day's data is follows from the time, which is not that of the log. */
    private static Datapoint aged(Datapoint point) {
        if (!point.name().equals("DataFreshness")) {
            return point;
        }
        Instant end = point.time().truncatedTo(ChronoUnit.DAYS);
        return new Datapoint(point.namespace(), point.name(), point.dimensions(), point.unit(), point.time(),
                Duration.between(end, point.time()).toSeconds());
    }

    /** @param log of a drill that started when all logs do */
    public Timeline drill(String log, Instant start) {
        EmbeddedMetrics.parse(log).forEach(point -> points
                .add(point.in(deployed.namespace()).later(Duration.between(STARTED, start))));
        return this;
    }

    public Timeline throttled(Instant at) {
        points.add(PlatformReports.lambda("Throttles", deployed.called("live"), "Count", at, 1));
        return this;
    }

    /** @param queue how its logical id starts */
    public Timeline waiting(String queue, int messages, Instant from, Duration how) {
        for (Instant at = from; at.isBefore(from.plus(how)); at = at.plus(EVERY)) {
            points.add(new Datapoint("AWS/SQS", "ApproximateNumberOfMessagesVisible",
                    Map.of("QueueName", deployed.queue(queue)), "Count", at, messages));
        }
        return this;
    }

    /** Messages that a queue got. */
    public Timeline lost(String queue, int messages, Instant at) {
        points.add(new Datapoint("AWS/SQS", "NumberOfMessagesSent", Map.of("QueueName", deployed.queue(queue)),
                "Count", at, messages));
        return this;
    }

    /** What S3 says of the copies of a bucket. */
    public Timeline copied(String metric, String source, String destination, String rule, Instant at, double value) {
        String unit = metric.equals("ReplicationLatency") ? "Seconds" : "Count";
        points.add(new Datapoint("AWS/S3", metric,
                Map.of("SourceBucket", source, "DestinationBucket", destination, "RuleId", rule), unit, at, value));
        return this;
    }

    /** What API Gateway says of requests for links. */
    public Timeline links(String metric, double value, Instant at) {
        String unit = metric.equals("Latency") ? "Milliseconds" : "Count";
        points.add(new Datapoint("AWS/ApiGateway", metric, deployed.endpoint(), unit, at, value));
        return this;
    }

    /** Requests for links that were answered so, as the access log has them. */
    public Timeline linksAnswered(int status, int times, Instant at) {
        String line = deployed.stage().at("/AccessLogSetting/Format").asText()
                .replace("$context.requestTimeEpoch", String.valueOf(at.toEpochMilli()))
                .replace("$context.status", String.valueOf(status)).strip();
        points.addAll(PlatformReports.filtered((line + "\n").repeat(times), deployed.metricFilters()));
        return this;
    }

    public Timeline logged(double bytes, Instant at) {
        points.add(new Datapoint("AWS/Logs", "IncomingBytes", Map.of("LogGroupName", deployed.logGroup()), "Bytes", at,
                bytes));
        return this;
    }

    /** All so far, and what objectives make of it. */
    public List<Datapoint> datapoints(Instant from, Instant to) {
        List<Datapoint> all = new ArrayList<>(points);
        for (JsonNode objective : deployed.objectives()) {
            all.addAll(new ObjectiveMetrics(objective, points).between(from, to));
        }
        return Collections.unmodifiableList(all);
    }
}
