package io.albreport.report.review;

import java.util.ArrayList;
import java.util.List;

import io.albreport.report.model.Api;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.Traffic;
import io.albreport.report.wording.Figures;

/** APIs that only one of two periods has. What reached no target group is none. */
record ComeAndGone(ReviewPeriod period, PeriodTally now, PeriodTally before) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (before.isEmpty()) {
            return findings;
        }
        for (String api : now.apis()) {
            Traffic its = now.traffic(api);
            if (its != null && before.traffic(api) == null && !api.equals(Api.NO_TARGET_GROUP)) {
                findings.add(new Finding(api, Kind.NEW, null, (double) its.requests(), null, null, null,
                        "Has %s; the %s before had none of it.".formatted(
                                Figures.count(its.requests(), "request", "requests"), period.kind().word())));
            }
        }
        for (String api : before.apis()) {
            Traffic its = before.traffic(api);
            if (its != null && now.traffic(api) == null && !api.equals(Api.NO_TARGET_GROUP)) {
                findings.add(new Finding(api, Kind.GONE, null, 0.0, (double) its.requests(), null, null,
                        "No request any more; the %s before had %s.".formatted(period.kind().word(),
                                Figures.count(its.requests()))));
            }
        }
        return findings;
    }
}
