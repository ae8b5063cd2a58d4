package io.albreport.infrastructure;

import java.util.Optional;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

import io.albreport.infrastructure.alarms.ReportAlarms;
import io.albreport.infrastructure.alerting.AlertTopics;
import io.albreport.infrastructure.alerting.Alerts;
import io.albreport.infrastructure.catalog.LogCatalog;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.dashboard.ReportDashboard;
import io.albreport.infrastructure.dashboard.SavedQueries;
import io.albreport.infrastructure.function.Artifacts;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.link.LinkEndpoint;
import io.albreport.infrastructure.objectives.ServiceLevelObjectives;
import io.albreport.infrastructure.recovery.RecoveryDrill;
import io.albreport.infrastructure.schedule.DailySchedule;

/** What makes the report every day in one region. It holds nothing that cannot be made again. */
final class ReportStack extends Stack {
    ReportStack(Construct scope, Configuration configuration, Artifacts artifacts) {
        super(scope, configuration.deployment().stack("Report"), StackProps.builder()
                .description("ALB Report: catalogue, function, schedule, topics and alarms")
                .env(configuration.deployment().awsEnvironment())
                .terminationProtection(configuration.protect())
                .build());
        LogCatalog catalog = new LogCatalog(this, "LogCatalog", configuration);
        AlertTopics topics = new AlertTopics(this, "AlertTopics", configuration);
        Optional<LinkEndpoint> links = LinkEndpoint.in(this, "Links", configuration, artifacts);
        ReportFunction report = new ReportFunction(this, "ReportFunction", configuration, artifacts, topics,
                links.map(LinkEndpoint::address));
        report.needs(catalog);
        DailySchedule schedule = new DailySchedule(this, "DailySchedule", configuration.schedule(),
                configuration.deployment().role(), report);
        Optional<RecoveryDrill> drill = RecoveryDrill.in(this, "RecoveryDrill", configuration, artifacts);
        drill.ifPresent(schedule::starts);
        Alerts alerts = new Alerts(this, "Alerts", configuration.deployment(), configuration.runbooks(), topics);
        ReportAlarms.on(alerts, configuration, report, schedule, drill, links);
        new ServiceLevelObjectives(this, "Objectives", configuration.deployment(), alerts);
        new ReportDashboard(this, "Dashboard", configuration.deployment(), report, links, alerts);
        new SavedQueries(this, "SavedQueries", configuration.deployment(), report.logs());
    }
}
