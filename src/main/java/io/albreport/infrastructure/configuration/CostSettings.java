package io.albreport.infrastructure.configuration;

import java.util.List;
import java.util.OptionalInt;

import io.albreport.infrastructure.context.Section;
import io.albreport.infrastructure.regions.Regions;

/**
 * What it may cost, and who is told.
 *
 * @param monthlyBudgetUsd US dollars a month for all that bears the project's tag, in the whole account
 * @param readers e-mail addresses; with none there is neither budget nor monitor, since a notice needs a reader
 * @param anomalyThresholdUsd from which impact on an anomaly is told, in US dollars; empty for no monitor
 */
public record CostSettings(int monthlyBudgetUsd, List<String> readers, OptionalInt anomalyThresholdUsd) {
    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-budgets-budget.html */
    private static final int MOST_ADDRESSES = 10;

    static CostSettings from(Section cost, Deployment deployment) {
        List<String> readers = cost.texts("notify", "an e-mail address", Subscriber.MAIL);
        if (readers.size() > MOST_ADDRESSES) {
            throw cost.refused("notify",
                    "a list of 10 e-mail addresses at most, which is what a budget's notice takes");
        }
        if (!readers.isEmpty() && !Regions.belongToGlobal(deployment.region())) {
            throw cost.refused("notify", "absent in %s, whose partition has neither budgets nor cost anomalies"
                    .formatted(deployment.region()));
        }
        return new CostSettings(cost.whole("monthlyBudgetUsd", 1, 1_000_000, 50), readers,
                anomalyThresholdUsd(cost, readers));
    }

    private static OptionalInt anomalyThresholdUsd(Section cost, List<String> readers) {
        String key = "anomalyThresholdUsd";
        if (cost.get(key) == null) {
            return OptionalInt.empty();
        }
        if (readers.isEmpty()) {
            throw cost.refused(key, "absent where cost.notify names nobody to tell");
        }
        return OptionalInt.of(cost.whole(key, 1, 1_000_000, 0));
    }

    public boolean isWatched() {
        return !readers.isEmpty();
    }
}
