package io.albreport.report.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.albreport.report.model.Api;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Finding.Kind;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.Traffic;
import io.albreport.report.wording.Figures;

/** APIs that only one of two periods has, each with its traffic. What reached no target group is none. */
record ComeAndGone(ReviewPeriod period, Map<String, Traffic> now, Map<String, Traffic> before) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        now.forEach((api, its) -> {
            if (!before.containsKey(api) && !api.equals(Api.NO_TARGET_GROUP)) {
                findings.add(new Finding(api, Kind.NEW, null, (double) its.requests(), null, null, null,
                        "Has %s; the %s before had none of it.".formatted(
                                Figures.count(its.requests(), "request", "requests"), period.kind().word())));
            }
        });
        before.forEach((api, its) -> {
            if (!now.containsKey(api) && !api.equals(Api.NO_TARGET_GROUP)) {
                findings.add(new Finding(api, Kind.GONE, null, 0.0, (double) its.requests(), null, null,
                        "No request any more; the %s before had %s.".formatted(period.kind().word(),
                                Figures.count(its.requests()))));
            }
        });
        return findings;
    }
}
