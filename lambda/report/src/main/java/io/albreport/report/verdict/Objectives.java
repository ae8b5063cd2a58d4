package io.albreport.report.verdict;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Api;
import io.albreport.report.model.Api.State;
import io.albreport.report.model.Completeness;
import io.albreport.report.model.Completeness.Gap;
import io.albreport.report.model.Period;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Verdict;
import io.albreport.report.wording.Figures;

/** Judges APIs by their objectives and by evidence, and puts the judgement into words. */
public final class Objectives {
    /** Of an API that is configured, and has no request. */
    public static final String NO_TARGET_GROUP = "no such target group in the logs";

    private final ReportConfig config;

    public Objectives(ReportConfig config) {
        this.config = config;
    }

    /**
     * Judges an API. What is proven goes before what is not, so an API that is slow and slipped is slow.
     *
     * @param key as {@link ReportConfig} has it
     * @param gaps of the period, in which it has no line
     */
    public Judgement judge(String key, Totals totals, List<Gap> gaps, Period period) {
        var budget = new ErrorBudget(totals.requests(), totals.status().serverErrors(), config.availabilityOf(key));
        String slowness = Promptness.slowness(config.latencyOf(key), totals.latencyMs());
        List<String> reasons = new ArrayList<>();
        if (totals.requests() == 0) {
            reasons.add(NO_TARGET_GROUP);
        }
        if (budget.isExceeded()) {
            reasons.add(budget.words());
        }
        if (slowness != null) {
            reasons.add(slowness);
        }
        gaps.stream().filter(gap -> gap.api() != null)
                .forEach(gap -> reasons.add("no request " + Figures.span(gap.start(), gap.end(), period.zone())));
        return new Judgement(withGaps(state(budget, slowness != null), gaps, period.end()), budget.allowed(),
                List.copyOf(reasons));
    }

    /** What is not there was not healthy, and what stopped alone fell silent. */
    private static State withGaps(State state, List<Gap> gaps, Instant end) {
        if (state.compareTo(State.SILENT) > 0
                && gaps.stream().anyMatch(gap -> gap.api() != null && gap.end().equals(end))) {
            return State.SILENT;
        }
        return state == State.HEALTHY && !gaps.isEmpty() ? State.QUIET : state;
    }

    private static State state(ErrorBudget budget, boolean isSlow) {
        if (budget.isProvenExceeded()) {
            return budget.isHalfOfAll() ? State.DOWN : State.FAILING;
        }
        if (isSlow) {
            return State.SLOW;
        }
        if (budget.isExceeded()) {
            return State.SLIPPED;
        }
        return budget.isTooFewToTell() ? State.QUIET : State.HEALTHY;
    }

    /** On all rows of the report; those that nobody judges are no APIs. */
    public static Verdict verdict(List<Api> rows, Completeness completeness, ZoneId zone) {
        List<Api> failing = Api.failing(rows);
        String sentence = sentence(rows, failing, completeness);
        return new Verdict(completeness.complete() ? sentence : sentence + " " + gaps(completeness.ofAll(), zone),
                failing.stream().map(Api::name).toList());
    }

    private static String gaps(List<Gap> gaps, ZoneId zone) {
        return "The logs have no line %s: nothing is known of that time.".formatted(
                gaps.stream().map(gap -> Figures.span(gap.start(), gap.end(), zone)).collect(Collectors.joining(", ")));
    }

    private static String sentence(List<Api> rows, List<Api> failing, Completeness completeness) {
        List<Api> apis = rows.stream().filter(api -> api.state() != null).toList();
        if (rows.stream().allMatch(api -> api.totals().requests() == 0)) {
            return "No request was counted.";
        }
        if (apis.isEmpty()) {
            return "No request reached a target group.";
        }
        if (failing.isEmpty()) {
            return completeness.complete() ? noneFails(apis) : "No API is failing in what the logs hold.";
        }
        Api worst = failing.getFirst();
        return "%s: %s (%s)%s.".formatted(howMany(failing, apis.size()), worst.name(),
                String.join("; ", worst.reasons()),
                failing.size() == 1 ? "" : " and %s more".formatted(Figures.count(failing.size() - 1)));
    }

    /** {@code 1 of 15 APIs is down, 2 are failing}. */
    private static String howMany(List<Api> failing, int apis) {
        List<String> parts = new ArrayList<>();
        for (State state : State.values()) {
            long count = count(state, failing);
            if (count > 0) {
                parts.add("%s%s %s %s".formatted(Figures.count(count),
                        parts.isEmpty() ? " of %s APIs".formatted(Figures.count(apis)) : "",
                        count == 1 ? "is" : "are", state.word()));
            }
        }
        return String.join(", ", parts);
    }

    private static String noneFails(List<Api> apis) {
        long kept = count(State.HEALTHY, apis);
        long slipped = count(State.SLIPPED, apis);
        long quiet = count(State.QUIET, apis);
        if (quiet == apis.size()) {
            return "No API had enough requests to be judged.";
        }
        if (kept < apis.size()) {
            return "No API is failing: %s of %s meet their objectives%s%s.".formatted(Figures.count(kept),
                    Figures.count(apis.size()),
                    slipped == 0
                            ? ""
                            : ", %s slipped (more errors than allowed, too few to prove it)"
                                    .formatted(Figures.count(slipped)),
                    quiet == 0 ? "" : ", %s had too few requests to tell".formatted(Figures.count(quiet)));
        }
        return kept == 1
                ? "The one API meets its objectives."
                : "All %s APIs meet their objectives.".formatted(Figures.count(kept));
    }

    private static long count(State state, List<Api> apis) {
        return apis.stream().filter(api -> api.state() == state).count();
    }
}
