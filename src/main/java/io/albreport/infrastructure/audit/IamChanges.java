package io.albreport.infrastructure.audit;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.sns.Subscription;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

import io.albreport.infrastructure.alerting.TopicKey;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.Subscriber;
import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Tells by mail who has changed a role or a managed policy of this system, or has tried to: a deployment, too, which
 * the mail then shows. IAM is one for all regions, and what CloudTrail records of it reaches EventBridge in us-east-1
 * only, where topics of other regions are out of reach: hence a topic, and subscriptions, of its own.
 * https://repost.aws/knowledge-center/eventbridge-rule-triggers-iam-single-region
 *
 * <p>CloudTrail hands its records on where the account has a trail of management events, and at its best effort.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
public final class IamChanges extends Construct {
    /** EventBridge tries for 24 hours, SNS for 6; what is lost can still be looked up for 90 days. */
    private static final String NOT_LOST = "What is not delivered after hours of trying is no loss: CloudTrail keeps every change of the last 90 days to be looked up";
    private static final String SOURCE = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html";

    public IamChanges(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        Topic topic = topic(configuration.audit().iamChanges());
        Rule rule = Rule.Builder.create(this, "Rule")
                .description("Changes of roles and policies of ALB Report, as CloudTrail records them")
                .eventPattern(changes(configuration.deployment().stackPrefix()))
                .build();
        rule.addTarget(SnsTopic.Builder.create(topic).message(mail(configuration.deployment())).build());
        Acceptance.of("Serverless-EventBusDLQ", NOT_LOST, SOURCE).on(rule);
    }

    /**
     * The rule's target lets EventBridge publish and use the key. Neither asks where the event comes from: SNS does not
     * support that for rules and encrypted topics.
     * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    private Topic topic(List<String> readers) {
        Topic topic = Topic.Builder.create(this, "Topic")
                .displayName("ALB Report: roles and policies")
                .masterKey(TopicKey.create(this))
                .enforceSsl(true)
                .build();
        for (Subscriber reader : readers.stream().map(Subscriber::byMail).toList()) {
            Subscription subscription = Subscription.Builder.create(topic, reader.id())
                    .topic(topic)
                    .protocol(reader.protocol())
                    .endpoint(reader.endpoint())
                    .build();
            Acceptance.of("Serverless-SNSRedrivePolicy", NOT_LOST, SOURCE).on(subscription);
        }
        return topic;
    }

    /**
     * Whatever names one of our roles or policies and is no mere look, which EventBridge leaves out by itself.
     * CloudFormation begins the names that it makes with the stack's. Of a call that IAM refused, CloudTrail keeps no
     * parameters; which role or policy it was about is in the message only, by its name or by its ARN.
     * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
     */
    private static EventPattern changes(String prefix) {
        List<Map<String, String>> ours = List.of(Map.of("prefix", prefix));
        List<Map<String, String>> saidOfOurs = List.of(Map.of("wildcard", "*" + prefix + "*"));
        List<Map<String, String>> arnOfOurs = List.of(Map.of("wildcard", "arn:aws:iam::*:policy/" + prefix + "*"));
        return EventPattern.builder()
                .source(List.of("aws.iam"))
                .detailType(List.of("AWS API Call via CloudTrail"))
                .detail(InOrder.of(
                        entry("eventSource", List.of("iam.amazonaws.com")),
                        entry("$or", List.of(requestOf("roleName", ours), requestOf("policyName", ours),
                                requestOf("policyArn", arnOfOurs), Map.of("errorMessage", saidOfOurs)))))
                .build();
    }

    private static Map<String, Object> requestOf(String parameter, List<Map<String, String>> matching) {
        return Map.of("requestParameters", Map.of(parameter, matching));
    }

    /** A field that an event does not have is left empty. */
    private static RuleTargetInput mail(Deployment deployment) {
        return RuleTargetInput.fromText(
                "ALB Report (%s): %s of role %s, policy %s %s, by %s from %s at %s in account %s. Error, if refused: %s %s. From cloudformation.amazonaws.com it is a deployment; if it is not one of yours, see CloudTrail's event %s in us-east-1."
                        .formatted(deployment.environment(), field("eventName"), field("requestParameters.roleName"),
                                field("requestParameters.policyName"), field("requestParameters.policyArn"),
                                field("userIdentity.arn"), field("sourceIPAddress"), field("eventTime"),
                                EventField.fromPath("$.account"), field("errorCode"), field("errorMessage"),
                                field("eventID")));
    }

    private static String field(String path) {
        return EventField.fromPath("$.detail." + path);
    }
}
