package io.albreport.posture.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.albreport.posture.template.Subject;
import io.albreport.posture.words.Kind.Section;

/** All types of resources that there are words for, in the order in which they are told. */
public final class Kinds {
    private static final Map<String, Kind> ALL = new LinkedHashMap<>();

    static {
        add("AWS::S3::Bucket", Kind.of(Section.BUCKETS, StorageWords::bucket));
        add("AWS::S3::BucketPolicy", Kind.under(Section.BUCKETS, "/Bucket", Kinds::policy));
        add("AWS::Config::ConfigRule",
                Kind.under(Section.BUCKETS, "/Scope/ComplianceResourceId", StorageWords::judged));
        add("AWS::KMS::Key", Kind.of(Section.KEYS, MessageWords::key));
        add("AWS::Lambda::Function", Kind.of(Section.FUNCTIONS, FunctionWords::function));
        add("AWS::Lambda::Alias", new Kind(Section.FUNCTIONS, (subject, _) -> "alias %s of function %s"
                .formatted(subject.text("/Name"), subject.text("/FunctionName")), FunctionWords::alias));
        add("AWS::Lambda::EventInvokeConfig", new Kind(Section.FUNCTIONS, (subject, _) -> FunctionWords.calls(subject),
                FunctionWords::invocation));
        add("AWS::Lambda::Version", Kind.of(Section.FUNCTIONS, FunctionWords::version));
        add("AWS::Lambda::LayerVersion", Kind.of(Section.FUNCTIONS, FunctionWords::layer));
        add("AWS::Lambda::Permission", Kind.under(Section.FUNCTIONS, "/FunctionName", FunctionWords::permission));
        add("Custom::Trigger", Kind.of(Section.FUNCTIONS, FunctionWords::trigger));
        add("AWS::ApiGateway::RestApi", Kind.called("API ", Section.ENDPOINTS, EndpointWords::api));
        add("AWS::ApiGateway::Resource", Kind.of(Section.ENDPOINTS, EndpointWords::path));
        add("AWS::ApiGateway::Method", Kind.of(Section.ENDPOINTS, EndpointWords::method));
        add("AWS::ApiGateway::RequestValidator", Kind.of(Section.ENDPOINTS, EndpointWords::validator));
        add("AWS::ApiGateway::Stage", Kind.of(Section.ENDPOINTS, EndpointWords::stage));
        add("AWS::ApiGateway::Deployment", Kind.of(Section.ENDPOINTS, EndpointWords::deployment));
        add("AWS::ApiGateway::GatewayResponse", Kind.of(Section.ENDPOINTS, EndpointWords::response));
        add("AWS::ApiGateway::Account", Kind.of(Section.ENDPOINTS, EndpointWords::account));
        add("AWS::SSM::Parameter", Kind.of(Section.ENDPOINTS, EndpointWords::parameter));
        add("AWS::Scheduler::Schedule", Kind.of(Section.SCHEDULES, ScheduleWords::schedule));
        add("AWS::Scheduler::ScheduleGroup", Kind.of(Section.SCHEDULES, ScheduleWords::group));
        add("AWS::Events::Rule", Kind.of(Section.EVENTS, EventWords::rule));
        add("AWS::SNS::Topic", Kind.of(Section.TOPICS, MessageWords::topic));
        add("AWS::SNS::TopicPolicy", Kind.under(Section.TOPICS, "/Topics", Kinds::policy));
        add("AWS::SNS::Subscription", Kind.under(Section.TOPICS, "/TopicArn", MessageWords::subscription));
        add("AWS::SQS::Queue", Kind.of(Section.QUEUES, MessageWords::queue));
        add("AWS::SQS::QueuePolicy", Kind.under(Section.QUEUES, "/Queues", Kinds::policy));
        add("AWS::Glue::Database", Kind.called("Database ", Section.CATALOGUE, CatalogueWords::database));
        add("AWS::Glue::Table", Kind.called("Table ", Section.CATALOGUE, CatalogueWords::table));
        add("AWS::Athena::WorkGroup", Kind.called("Workgroup ", Section.CATALOGUE, CatalogueWords::workgroup));
        add("AWS::Logs::LogGroup", Kind.of(Section.LOGS, LogWords::group));
        add("AWS::Logs::MetricFilter", Kind.under(Section.LOGS, "/LogGroupName", LogWords::metric));
        add("AWS::Logs::QueryDefinition", Kind.of(Section.LOGS, LogWords::query));
        add("AWS::CloudWatch::Alarm", Kind.of(Section.ALARMS, AlarmWords::alarm));
        add("AWS::CloudWatch::CompositeAlarm", Kind.of(Section.ALARMS, AlarmWords::composite));
        add("AWS::CloudWatch::Dashboard", Kind.of(Section.DASHBOARDS, LogWords::dashboard));
        add("AWS::ApplicationSignals::ServiceLevelObjective", Kind.of(Section.OBJECTIVES, ObjectiveWords::objective));
        add("AWS::Backup::BackupPlan", Kind.of(Section.BACKUPS, StorageWords::backup));
        add("AWS::Backup::BackupSelection", Kind.of(Section.BACKUPS, StorageWords::selection));
        add("AWS::Backup::BackupVault", Kind.called("Vault ", Section.BACKUPS, StorageWords::vault));
        add("AWS::FIS::ExperimentTemplate", Kind.of(Section.EXPERIMENTS, ExperimentWords::experiment));
        add("AWS::Budgets::Budget", Kind.of(Section.COST, CostWords::budget));
        add("AWS::CE::AnomalyMonitor", Kind.of(Section.COST, CostWords::monitor));
        add("AWS::CE::AnomalySubscription", Kind.of(Section.COST, CostWords::subscription));
        add("AWS::IAM::Role", Kind.of(Section.ROLES, RoleWords::role));
        add("AWS::IAM::ManagedPolicy", Kind.of(Section.ROLES, RoleWords::policy));
    }

    private static final List<String> PLACES = List.copyOf(ALL.keySet());

    private Kinds() {}

    public static boolean knows(String type) {
        return ALL.containsKey(type);
    }

    /** Sorts types. */
    public static String order(String type) {
        int place = PLACES.indexOf(type);
        return (char) ('A' + (place < 0 ? PLACES.size() : place)) + type;
    }

    /** Others are told as they stand in the template. */
    public static Kind of(String type) {
        return ALL.getOrDefault(type, new Kind(Section.OTHER, (_, name) -> type + " " + name, _ -> {}));
    }

    private static void policy(Subject subject) {
        Statements.tell(subject, "/PolicyDocument");
    }

    private static void add(String type, Kind kind) {
        ALL.put(type, kind);
    }
}
