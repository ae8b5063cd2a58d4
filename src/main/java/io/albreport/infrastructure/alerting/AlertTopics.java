package io.albreport.infrastructure.alerting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.NotifySettings;
import io.albreport.infrastructure.configuration.Subscriber;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/** Who is told: of the report, of what is broken, and of what is about to break. */
public final class AlertTopics extends Construct {
    private final NotifySettings notify;
    private final Key key;
    private final DeadLetterQueue undelivered;
    private final Topic report;
    private final Topic critical;
    private final Topic warnings;

    public AlertTopics(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        notify = configuration.subscribers();
        String alarmNames = configuration.deployment().alarmPrefix() + "*";
        key = TopicKey.create(this);
        letAlarmsUse(key);
        undelivered = new DeadLetterQueue(this, "Undelivered");
        report = topic("Report", "ALB Report: daily report", notify.report());
        critical = allowing(alarmNames, topic("Critical", "ALB Report: critical alerts", notify.critical()));
        warnings = allowing(alarmNames, topic("Warnings", "ALB Report: warnings", notify.warnings()));
        CfnOutput.Builder.create(this, "ReportTopic")
                .description("Topic that announces each report; subscribers confirm by mail")
                .value(report.getTopicArn())
                .build();
    }

    public Topic report() {
        return report;
    }

    /** Those of alerts that somebody is to be told by, as configured; by the names of their settings. */
    public Map<String, Topic> watched() {
        Map<String, Topic> watched = new TreeMap<>();
        if (!notify.critical().isEmpty()) {
            watched.put("critical", critical);
        }
        if (!notify.warnings().isEmpty()) {
            watched.put("warnings", warnings);
        }
        return watched;
    }

    /** What someone must look at now. */
    Topic critical() {
        return critical;
    }

    /** What can wait for the day. */
    Topic warnings() {
        return warnings;
    }

    /** Messages of any of the topics that an endpoint did not take. */
    public IQueue undelivered() {
        return undelivered.queue();
    }

    public Key encryptionKey() {
        return key;
    }

    /**
     * The function publishes by its role. No condition on the source: whether SNS passes one on for an alarm is not
     * documented, and a refusal would show only in the history of an alarm that nobody heard.
     * https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
     */
    private static void letAlarmsUse(Key key) {
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsPublish")
                .principals(List.of(alarms()))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                .resources(List.of("*"))
                .build());
    }

    private Topic topic(String id, String displayName, List<Subscriber> subscribers) {
        Topic topic = Topic.Builder.create(this, id).displayName(displayName).masterKey(key).enforceSsl(true).build();
        for (Subscriber subscriber : subscribers) {
            Subscription.Builder.create(topic, subscriber.id())
                    .topic(topic)
                    .protocol(subscriber.protocol())
                    .endpoint(subscriber.endpoint())
                    .deadLetterQueue(undelivered.queue())
                    .build();
        }
        return topic;
    }

    /** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
    private Topic allowing(String alarmNames, Topic topic) {
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsPublish")
                .principals(List.of(alarms()))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(InOrder.of(
                        entry("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)),
                        entry("ArnLike", Map.of("aws:SourceArn", arnOf(alarmNames)))))
                .build());
        return topic;
    }

    private String arnOf(String alarmNames) {
        return Arn.format(ArnComponents.builder()
                .service("cloudwatch")
                .resource("alarm")
                .resourceName(alarmNames)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build(), Stack.of(this));
    }

    private static IPrincipal alarms() {
        return new ServicePrincipal("cloudwatch.amazonaws.com");
    }
}
