package io.albreport.report.review;

import java.util.List;

import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.wording.Figures;

/** The review in one sentence: what was missed, what is spent, what happened. */
final class ReviewSentence {
    private ReviewSentence() {}

    static String of(ReviewPeriod period, List<ReviewedApi> apis, int incidents) {
        List<ReviewedApi> judged = apis.stream().filter(api -> !api.objectives().isEmpty()).toList();
        long missing = judged.stream().filter(ReviewedApi::missesObjective).count();
        long spent = judged.stream().filter(ReviewSentence::isSpent).count();
        return "%s; %s, and %s.".formatted(
                missing == 0
                        ? kept(period, judged.size())
                        : "%s of %s missed an objective in the %s".formatted(Figures.count(missing),
                                Figures.count(judged.size(), "API", "APIs"), period.kind().word()),
                spent == 0
                        ? "no error budget of 30 days is spent"
                        : "%s spent an error budget of 30 days".formatted(Figures.count(spent, "has", "have")),
                incidents == 0
                        ? "there was no incident"
                        : "there " + (incidents == 1 ? "was " : "were ")
                                + Figures.count(incidents, "incident", "incidents"));
    }

    private static String kept(ReviewPeriod period, int apis) {
        return apis == 0
                ? "No API had a request in the " + period.kind().word()
                : "No API of %s is proven to have missed an objective in the %s".formatted(Figures.count(apis),
                        period.kind().word());
    }

    private static boolean isSpent(ReviewedApi api) {
        return api.objectives().stream().map(objective -> objective.budget().left())
                .anyMatch(left -> left != null && left <= 0);
    }
}
