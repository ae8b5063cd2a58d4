package io.albreport.infrastructure.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryVisualizationType;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

import io.albreport.infrastructure.alarms.ReportMetrics;
import io.albreport.infrastructure.alarms.RunAlarms;
import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.link.LinkEndpoint;
import io.albreport.infrastructure.objectives.Objective;
import io.albreport.infrastructure.objectives.ObjectiveAlarms;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/** One page on how the report does: what is wrong first, then what it made, then how, then what it said. */
public final class ReportDashboard extends Construct {
    private static final int WIDE = 24;
    private static final int THIRD = 8;

    /** One run a day is one point a day; a shorter period would draw the same point with more nothing around it. */
    private static final Duration PERIOD = Duration.hours(1);

    private final ReportFunction report;
    private final ReportMetrics metrics;

    public ReportDashboard(Construct scope, String id, Deployment deployment, ReportFunction report,
            Optional<LinkEndpoint> links, Alerts alerts) {
        super(scope, id);
        this.report = report;
        this.metrics = ReportMetrics.of(deployment);
        Dashboard.Builder.create(this, "Dashboard")
                // Dashboards are global: without the region, that of a second one would overwrite this.
                .dashboardName("ALB-Observability-Dashboard-%s-%s".formatted(deployment.environment(),
                        deployment.region()))
                .defaultInterval(Duration.days(14))
                .widgets(Stream.<List<IWidget>>of(
                        List.of(alarms(alerts)),
                        List.of(
                                graph("Report present, and how old its data was (s)",
                                        metrics.maximum("ReportPresent", PERIOD),
                                        metrics.maximum("DataFreshness", PERIOD)),
                                graph("Objectives kept (%)", attainments(deployment)),
                                graph("Uploads that succeeded (%)", uploadSuccess())),
                        List.of(
                                graph("Runs and errors", runs("Invocations", Stats.SUM), runs("Errors", Stats.SUM),
                                        runs("Throttles", Stats.SUM)),
                                graph("Error rate (%)", errorRate()),
                                graph("Duration (ms)", runs("Duration", "p50"), runs("Duration", "p95"),
                                        runs("Duration", "p99"))),
                        List.of(
                                graph("Data scanned by Athena (bytes)",
                                        metrics.sum("AthenaDataScannedBytes", PERIOD)),
                                graph("Requests, and malformed or late lines",
                                        metrics.sum("TotalRequestsProcessed", PERIOD),
                                        metrics.sum("MalformedLines", PERIOD), metrics.sum("LateLines", PERIOD)),
                                graph("Memory used (MB)", metrics.memoryUsed(PERIOD))),
                        links.map(ReportDashboard::links).orElse(List.of()),
                        List.of(recentLogs()),
                        List.of(runbooks(alerts))).filter(row -> !row.isEmpty()).toList())
                .build();
    }

    private static List<IWidget> links(LinkEndpoint endpoint) {
        return List.of(
                graph("Links of mails: requests, and those that opened nothing", endpoint.requests("Count", PERIOD),
                        endpoint.requests("4XXError", PERIOD)),
                graph("Links that failed, or were refused as too many", endpoint.requests("5XXError", PERIOD),
                        endpoint.refused(PERIOD)),
                graph("Links: time to answer (ms)", endpoint.latency("p50", PERIOD), endpoint.latency("p99", PERIOD)));
    }

    private static IWidget alarms(Alerts alerts) {
        return AlarmStatusWidget.Builder.create().title("Alarms").alarms(alerts.alarms()).width(WIDE).height(5).build();
    }

    private static IWidget graph(String title, IMetric... lines) {
        return GraphWidget.Builder.create().title(title).left(List.of(lines)).width(THIRD).height(6).build();
    }

    private static IMetric[] attainments(Deployment deployment) {
        return Objective.ALL.stream()
                .map(objective -> ObjectiveAlarms.attainment(objective.nameIn(deployment)))
                .toArray(IMetric[]::new);
    }

    private IMetric runs(String name, String statistic) {
        return RunAlarms.invocations(report, name, statistic, PERIOD);
    }

    private IMetric errorRate() {
        return MathExpression.Builder.create()
                .expression("100 * errors / invocations")
                .usingMetrics(InOrder.of(
                        entry("errors", runs("Errors", Stats.SUM)),
                        entry("invocations", runs("Invocations", Stats.SUM))))
                .label("Error rate")
                .period(PERIOD)
                .build();
    }

    private IMetric uploadSuccess() {
        return MathExpression.Builder.create()
                .expression("100 * (1 - failed / attempted)")
                .usingMetrics(InOrder.of(
                        entry("failed", metrics.sum("S3UploadFailures", PERIOD)),
                        entry("attempted", metrics.sum(Objective.ATTEMPTS, PERIOD))))
                .label("Uploads that succeeded")
                .period(PERIOD)
                .build();
    }

    private IWidget recentLogs() {
        return LogQueryWidget.Builder.create()
                .title("Recent logs")
                .logGroupNames(List.of(report.logs().getLogGroupName()))
                .view(LogQueryVisualizationType.TABLE)
                .queryLines(SavedQueries.RECENT)
                .width(WIDE)
                .height(8)
                .build();
    }

    private static IWidget runbooks(Alerts alerts) {
        String list = alerts.runbooks().entrySet().stream()
                .map(runbook -> "- [%s](%s)".formatted(runbook.getKey(), runbook.getValue()))
                .collect(Collectors.joining("\n"));
        return TextWidget.Builder.create().markdown("## Runbooks\n" + list + "\n").width(WIDE).height(8).build();
    }
}
