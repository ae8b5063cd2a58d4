package io.albreport.report.verdict;

import java.util.ArrayList;
import java.util.List;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Api.Health;
import io.albreport.report.model.Latency;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Verdict;
import io.albreport.report.wording.Figures;

/** Judges APIs by their objectives, and puts the judgement into words. */
public final class Objectives {
    /** Below this a single error misses three nines tenfold; it would be noise every morning. */
    static final int MINIMUM_REQUESTS = 100;

    private final ReportConfig config;

    public Objectives(ReportConfig config) {
        this.config = config;
    }

    /** Of an API that is configured, and has no request. */
    public static final String NO_TARGET_GROUP = "no such target group in the logs";

    /**
     * Why the API is failing, a sentence for each objective missed; or why there is nothing to judge.
     *
     * @param key as {@link ReportConfig} has it
     */
    public List<String> missed(String key, Totals totals) {
        List<String> reasons = new ArrayList<>();
        if (totals.requests() == 0) {
            return List.of(NO_TARGET_GROUP);
        }
        if (totals.requests() < MINIMUM_REQUESTS) {
            return reasons;
        }
        double objective = config.availabilityOf(key);
        if (totals.availability() != null && totals.availability() < objective) {
            reasons.add("availability %s is below %s".formatted(
                    Figures.goodRatio(totals.availability()), Figures.objective(objective)));
        }
        Double limit = config.p95MsOf(key);
        Latency latency = totals.latencyMs();
        Double p95 = latency.p95();
        if (limit != null && p95 == null && latency.timeouts() > 0) {
            reasons.add("p95 is among %s, its limit is %s".formatted(
                    Figures.count(latency.timeouts(), "timeout", "timeouts"), Figures.milliseconds(limit)));
        }
        // within the sketch's error it may have kept its limit
        if (limit != null && p95 != null && LatencySketch.atLeast(p95) > limit) {
            reasons.add(aboveLimit(Figures.milliseconds(p95), Figures.milliseconds(limit)));
        }
        return List.copyOf(reasons);
    }

    /** Rounded, both may read the same. */
    private static String aboveLimit(String p95, String limit) {
        return "p95 %s is %sabove %s".formatted(p95, p95.equals(limit) ? "just " : "", limit);
    }

    public static Health health(Totals totals, List<String> reasons) {
        if (totals.requests() < MINIMUM_REQUESTS) {
            return Health.TOO_FEW_REQUESTS;
        }
        return reasons.isEmpty() ? Health.HEALTHY : Health.FAILING;
    }

    public static Verdict verdict(List<Api> apis) {
        List<Api> failing = apis.stream().filter(api -> api.health() == Health.FAILING).toList();
        return new Verdict(sentence(apis, failing), failing.stream().map(Api::name).toList());
    }

    private static String sentence(List<Api> apis, List<Api> failing) {
        if (apis.stream().allMatch(api -> api.totals().requests() == 0)) {
            return "No request was counted.";
        }
        if (failing.isEmpty()) {
            return noneFails(apis);
        }
        Api first = failing.getFirst();
        return "%s of %s APIs %s failing: %s (%s)%s.".formatted(Figures.count(failing.size()),
                Figures.count(apis.size()), failing.size() == 1 ? "is" : "are", first.name(),
                String.join("; ", first.reasons()),
                failing.size() == 1 ? "" : " and %s more".formatted(Figures.count(failing.size() - 1)));
    }

    private static String noneFails(List<Api> apis) {
        long judged = apis.stream().filter(api -> api.health() == Health.HEALTHY).count();
        if (judged == 0) {
            return "No API had enough requests to be judged.";
        }
        if (judged < apis.size()) {
            return "No API is failing: %s of %s meet their objectives, the others had fewer than %s requests."
                    .formatted(Figures.count(judged), Figures.count(apis.size()), Figures.count(MINIMUM_REQUESTS));
        }
        return judged == 1
                ? "The one API meets its objectives."
                : "All %s APIs meet their objectives.".formatted(Figures.count(judged));
    }
}
