package io.albreport.report.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.LongFindings;
import io.albreport.report.history.Past;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Summary;
import io.albreport.report.history.outlook.Forecasts;
import io.albreport.report.model.Incident;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.model.review.Traffic;

/** Makes the review of a week or a month from the summaries of its days and of those before it, and from nothing else. */
public final class Reviewer {
    /** Days that cost most: one look. */
    private static final int WORST_DAYS = 5;

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparingLong(Incident::failed).reversed()
            .thenComparing(Incident::start).thenComparing(Incident::api);

    private final ReviewPeriod period;
    private final ReportConfig config;
    private final PeriodTally now;
    private final PeriodTally before;
    private final HistoryReader reader;

    public Reviewer(ReviewPeriod period, ReportConfig config) {
        this.period = period;
        this.config = config;
        this.now = new PeriodTally(period, config);
        this.before = new PeriodTally(period.before(), config);
        this.reader = new HistoryReader(period.last().plusDays(1), config, this::add);
    }

    /** Takes in the days; what it was not given is missing in the review. */
    public HistoryReader reader() {
        return reader;
    }

    /** The first day of the period that has a summary of no use, and why: where there is no review, it tells what to do. */
    public Optional<History.LeftOut> unusable() {
        return reader.past().history().leftOut().stream().filter(day -> period.contains(day.date())).findFirst();
    }

    private void add(Summary day) {
        now.add(day);
        before.add(day);
    }

    /**
     * The review of what was taken in; empty where no day of the period was.
     *
     * @param generator that makes it
     */
    public Optional<Review> review(String generator) {
        return now.isEmpty() ? Optional.empty() : Optional.of(make(reader.past(), generator));
    }

    private Review make(Past past, String generator) {
        List<KnownDay> days = past.days();
        List<Incident> incidents = now.joinedIncidents().stream().sorted(WORST_FIRST).toList();
        Map<String, Traffic> is = now.apis();
        Map<String, Traffic> was = before.apis();
        List<ReviewedApi> apis = new ReviewedApis(period, config, is, was, now::worstHour, days, incidents).all();
        List<Finding> cameAndWent = before.isEmpty() ? List.of() : new ComeAndGone(period, is, was).findings();
        List<Review.Day> its = days.stream().filter(day -> period.contains(day.date())).map(this::day).toList();
        List<KnownDay> earlier = days.subList(0, days.size() - 1);
        return new Review(Review.SCHEMA_VERSION, period, config.timeZone(),
                ReviewSentence.of(period, apis, incidents.size()), known(past.history(), its), now.traffic(),
                before.isEmpty() ? null : before.traffic(), its, worst(its), apis, incidents,
                findings(cameAndWent, apis),
                Forecasts.of(earlier, days.getLast(), config.prices()).orElse(null), generator);
    }

    private Review.Day day(KnownDay day) {
        Optional<Map.Entry<String, KnownApi>> worst = day.apis().entrySet().stream()
                .filter(api -> api.getValue().errors() > 0)
                .max(Comparator.comparingLong(api -> api.getValue().errors()));
        return new Review.Day(day.date(), day.requests(),
                day.apis().values().stream().mapToLong(KnownApi::errors).sum(),
                worst.map(Map.Entry::getKey).orElse(null), worst.map(api -> api.getValue().errors()).orElse(0L),
                now.incidents(day.date()).size());
    }

    private static List<Review.Day> worst(List<Review.Day> days) {
        return days.stream().filter(day -> day.errors() > 0)
                .sorted(Comparator.comparingLong(Review.Day::errors).reversed()).limit(WORST_DAYS).toList();
    }

    /** Of the period: what lies before it is for what is compared. */
    private History known(History all, List<Review.Day> its) {
        List<LocalDate> known = its.stream().map(Review.Day::date).toList();
        List<History.LeftOut> leftOut = all.leftOut().stream().filter(day -> period.contains(day.date())).toList();
        List<LocalDate> missing = period.first().datesUntil(period.last().plusDays(1))
                .filter(day -> !known.contains(day) && leftOut.stream().noneMatch(out -> out.date().equals(day)))
                .toList();
        return new History(known.size(), known.getFirst(), missing, leftOut);
    }

    private List<Finding> findings(List<Finding> cameAndWent, List<ReviewedApi> apis) {
        List<Finding> findings = new ArrayList<>(cameAndWent);
        for (ReviewedApi api : apis) {
            api.changes().forEach(change -> PeriodComparison.finding(period, api.name(), change)
                    .ifPresent(findings::add));
            api.objectives().forEach(objective -> LongFindings.of(api.name(), objective.budget())
                    .ifPresent(findings::add));
            api.trends().forEach(trend -> LongFindings.of(api.name(), trend).ifPresent(findings::add));
        }
        return findings.stream().sorted(Past.MOST_URGENT_FIRST).toList();
    }
}
