package io.albreport.report.history;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.wording.Figures;

/** What weeks tell, and no single day. */
public final class LongFindings {
    /** Fewer bad requests spend the budget of an API that has hardly any requests, and tell nothing. */
    private static final long FEWEST_BAD = 10;

    private LongFindings() {}

    /** Of a budget that is spent, or will be. */
    public static Optional<Finding> of(String api, ApiObjective objective) {
        long bad = objective.total() - objective.good();
        Double left = objective.left();
        if (left == null || bad < FEWEST_BAD || (left > 0 && objective.exhaustedOn() == null)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(api, Finding.Kind.BUDGET, measure(objective), left, null, null, null,
                "The error budget of %s %s.".formatted(promise(objective), left <= 0
                        ? "is spent: %s of %s in %s were bad, %s allowed".formatted(Figures.count(bad),
                                Figures.count(objective.total()), Figures.count(objective.days(), "day", "days"),
                                Figures.count(objective.allowed()))
                        : "has %s left, and at the pace of the last 7 days nothing on %s"
                                .formatted(Figures.budget(left), objective.exhaustedOn()))));
    }

    private static @Nullable Measure measure(ApiObjective objective) {
        return objective.kind() == ApiObjective.Kind.AVAILABILITY ? Measure.ERROR_SHARE : null;
    }

    /** {@code 99.9 % availability}. */
    private static String promise(ApiObjective objective) {
        return objective.limitMs() == null
                ? Figures.objective(objective.objective()) + " availability"
                : Figures.within(objective.objective(), objective.limitMs());
    }

    /** Of one that went down; what goes up needs nobody's attention, and neither does traffic. */
    public static Optional<Finding> of(String api, Trend trend) {
        Double per28Days = trend.per28Days();
        if (trend.word() != Trend.Word.DEGRADING || trend.measure() == Measure.REQUESTS || per28Days == null) {
            return Optional.empty();
        }
        return Optional.of(new Finding(api, Finding.Kind.TREND, trend.measure(), per28Days, null, trend.low(),
                trend.high(), "%s: %s in 28 days, more or less steadily.".formatted(trend.measure().words(),
                        Figures.change(per28Days))));
    }
}
