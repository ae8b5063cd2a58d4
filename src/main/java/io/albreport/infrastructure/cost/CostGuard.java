package io.albreport.infrastructure.cost;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.ce.CfnAnomalyMonitor;
import software.amazon.awscdk.services.ce.CfnAnomalySubscription;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.CostSettings;

/**
 * Tells by mail what the report costs before the bill does.
 *
 * <p>Both, budget and monitor, see what bears the tag {@code Project}, and only once somebody has activated that tag as a
 * cost allocation tag in the billing console of the account (of the management account, in an organization); costs of
 * before are not seen. Until then the budget stays at zero.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 *
 * <p>AWS mails directly and not through a topic of ours: a notice must not depend on what it is about.
 */
public final class CostGuard extends Construct {
    /** In per cent of the budget. */
    private static final List<CfnBudget.NotificationProperty> NOTICES = List.of(notice("ACTUAL", 80),
            notice("ACTUAL", 100), notice("FORECASTED", 100));

    /** As AWS writes a tag that a user has made. */
    private static final String TAG = "user:Project";

    private final CostSettings settings;
    private final String project;

    public CostGuard(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        settings = configuration.cost();
        project = configuration.tags().project();
        String name = "alb-report-" + configuration.deployment().environment();
        budget(name, configuration.tags().in(configuration.deployment()));
        String tagged = "%s-%08x".formatted(name,
                configuration.tags().in(configuration.deployment()).toString().hashCode());
        settings.anomalyThresholdUsd().ifPresent(threshold -> subscribe(tagged, threshold, monitor(tagged)));
    }

    /**
     * CloudFormation replaces a budget whose readers change, and the new one must not bear the name of the old one,
     * which is still there; so the name ends in a hash of the readers.
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-budgets-budget.html
     */
    private void budget(String name, Map<String, String> tags) {
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName("%s-%08x".formatted(name, settings.readers().hashCode()))
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(settings.monthlyBudgetUsd())
                                .unit("USD")
                                .build())
                        .costFilters(Map.of("TagKeyValue", List.of(TAG + "$" + project)))
                        .build())
                .notificationsWithSubscribers(NOTICES.stream().map(this::toEveryone).toList())
                // The library tags whatever it knows to be taggable, and of budgets it does not know.
                .resourceTags(new TreeMap<>(tags).entrySet().stream().map(CostGuard::tag).toList())
                .build();
    }

    private static CfnBudget.ResourceTagProperty tag(Map.Entry<String, String> tag) {
        return CfnBudget.ResourceTagProperty.builder().key(tag.getKey()).value(tag.getValue()).build();
    }

    private static CfnBudget.NotificationProperty notice(String type, int percent) {
        return CfnBudget.NotificationProperty.builder()
                .notificationType(type)
                .comparisonOperator("GREATER_THAN")
                .threshold(percent)
                .thresholdType("PERCENTAGE")
                .build();
    }

    private CfnBudget.NotificationWithSubscribersProperty toEveryone(CfnBudget.NotificationProperty notice) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(notice)
                .subscribers(settings.readers().stream()
                        .map(address -> CfnBudget.SubscriberProperty.builder()
                                .subscriptionType("EMAIL")
                                .address(address)
                                .build())
                        .toList())
                .build();
    }

    /**
     * A custom one: an account takes one monitor of services, and may have it already. Like a budget whose readers
     * change, monitor and subscription are replaced when their tags change, and what the monitor looks for is a tag; so
     * the name ends in a hash of the tags.
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ce-anomalymonitor.html
     */
    private CfnAnomalyMonitor monitor(String name) {
        return CfnAnomalyMonitor.Builder.create(this, "Monitor")
                .monitorName(name)
                .monitorType("CUSTOM")
                .monitorSpecification(
                        "{\"Tags\":{\"Key\":\"%s\",\"MatchOptions\":[\"EQUALS\"],\"Values\":[\"%s\"]}}".formatted(TAG,
                                project))
                .build();
    }

    /** Daily, since AWS mails no single anomaly: https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html */
    private void subscribe(String name, int thresholdUsd, CfnAnomalyMonitor monitor) {
        CfnAnomalySubscription.Builder.create(this, "Anomalies")
                .subscriptionName(name)
                .frequency("DAILY")
                .monitorArnList(List.of(monitor.getAttrMonitorArn()))
                .subscribers(settings.readers().stream()
                        .map(address -> CfnAnomalySubscription.SubscriberProperty.builder()
                                .type("EMAIL")
                                .address(address)
                                .build())
                        .toList())
                .thresholdExpression(
                        "{\"Dimensions\":{\"Key\":\"ANOMALY_TOTAL_IMPACT_ABSOLUTE\",\"MatchOptions\":[\"GREATER_THAN_OR_EQUAL\"],\"Values\":[\"%d\"]}}"
                                .formatted(thresholdUsd))
                .build();
    }
}
