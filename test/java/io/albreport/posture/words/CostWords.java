package io.albreport.posture.words;

import java.util.Locale;

import io.albreport.posture.template.Subject;

/** What it may cost, and who is told when it costs more. */
final class CostWords {
    private CostWords() {}

    static void budget(Subject budget) {
        budget.passOver("/Budget/BudgetName");
        budget.say("Counts", "/Budget/BudgetType", CostWords::lower);
        budget.line("Limit", Units.number(budget.text("/Budget/BudgetLimit/Amount")) + " "
                + budget.text("/Budget/BudgetLimit/Unit"));
        budget.say("Period", "/Budget/TimeUnit", CostWords::lower);
        budget.say("Of what bears the tag", "/Budget/CostFilters/TagKeyValue",
                tag -> tag.replaceFirst("^user:", "").replace("$", " = "));
        budget.each("/NotificationsWithSubscribers", CostWords::notice);
    }

    private static void notice(Subject notice) {
        Subject when = notice.part("/Notification");
        String unit = when.text("/ThresholdType").equals("PERCENTAGE") ? " %" : " " + when.text("/ThresholdType");
        String at = "Told when %s cost is %s %s%s".formatted(lower(when.text("/NotificationType")),
                lower(when.text("/ComparisonOperator")), Units.number(when.text("/Threshold")), unit);
        StringBuilder who = new StringBuilder();
        notice.each("/Subscribers", subscriber -> who.append(who.isEmpty() ? "" : ", ")
                .append(lower(subscriber.text("/SubscriptionType"))).append(' ').append(subscriber.text("/Address")));
        notice.line(at, who.toString());
    }

    static void monitor(Subject monitor) {
        monitor.say("Name", "/MonitorName");
        monitor.say("Type", "/MonitorType", CostWords::lower);
        monitor.say("Watches", "/MonitorSpecification", CostWords::plain);
    }

    static void subscription(Subject subscription) {
        subscription.say("Name", "/SubscriptionName");
        subscription.say("Monitor", "/MonitorArnList");
        subscription.say("How often", "/Frequency", CostWords::lower);
        subscription.say("Told when", "/ThresholdExpression", CostWords::plain);
        subscription.each("/Subscribers", subscriber -> subscriber.line("Subscriber",
                lower(subscriber.text("/Type")) + " " + subscriber.text("/Address")));
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** These two are JSON in text, of which all may change: what is compared, how, and with what. */
    private static String plain(String json) {
        return json.replaceAll("[{}\\[\\]\"]", "").replaceAll("[:,]", " ").replaceAll(" +", " ")
                .replaceFirst("^Dimensions Key ", "").replaceFirst("^Tags Key (user )?", "tag ")
                .replace("MatchOptions EQUALS Values", "=")
                .replace("MatchOptions GREATER_THAN_OR_EQUAL Values", "is at least")
                .replace("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "what the anomaly costs, in US dollars,");
    }
}
