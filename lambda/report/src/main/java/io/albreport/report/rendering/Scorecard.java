package io.albreport.report.rendering;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Report;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.wording.Figures;

/**
 * The error budgets of all APIs.
 *
 * @param rows those with least left
 * @param besides how many more there are
 */
record Scorecard(List<Row> rows, int besides) {
    /** A page of them; those beyond have more left than all of these. */
    static final int MOST = 50;

    static final Comparator<Row> LEAST_LEFT_FIRST = Comparator
            .comparing((Row row) -> row.objective().left(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(row -> row.objective().total(), Comparator.reverseOrder());

    static Scorecard of(Report report) {
        List<Row> rows = report.apis().stream()
                .flatMap(api -> api.past().objectives().stream().map(objective -> new Row(api.name(),
                        api.past().trends(), api.past().days(), objective)))
                .filter(row -> row.objective().total() > 0).sorted(LEAST_LEFT_FIRST).toList();
        return new Scorecard(rows.stream().limit(MOST).toList(), Math.max(0, rows.size() - MOST));
    }

    /** One objective of an API. */
    record Row(String api, List<Trend> trends, List<ApiPast.Day> days, ApiObjective objective) {

        long bad() {
            return objective.total() - objective.good();
        }

        double kept() {
            return (double) objective.good() / objective.total();
        }

        String grade() {
            return objective.grade() == null ? Figures.NONE : objective.grade().name();
        }

        /** A class of the stylesheet. */
        String style() {
            return switch (objective.grade()) {
                case null -> "unknown";
                case A, B -> "good";
                case C -> "warn";
                case D, F -> "bad";
            };
        }

        String promise() {
            return objective.limitMs() == null
                    ? Figures.objective(objective.objective()) + " available"
                    : Figures.within(objective.objective(), objective.limitMs());
        }

        /** With its numbers; null where nothing is allowed, and nothing can be left. */
        @Nullable
        String formula() {
            return objective.left() == null
                    ? null
                    : "1 \u2212 %s / ((1 \u2212 %s) \u00D7 %s) = %s".formatted(Figures.count(bad()),
                            Figures.objective(objective.objective()), Figures.count(objective.total()),
                            Figures.budget(objective.left()));
        }

        String ends() {
            if (objective.left() != null && objective.left() <= 0) {
                return "spent";
            }
            return objective.exhaustedOn() == null ? Figures.NONE : objective.exhaustedOn().toString();
        }

        /** Those that are proven: {@code p95 degrading, share of 5xx improving}. */
        String trend() {
            List<Trend> known = trends.stream().filter(trend -> trend.word() != Trend.Word.UNKNOWN)
                    .toList();
            String moving = known.stream().filter(trend -> trend.word() != Trend.Word.STABLE)
                    .map(trend -> "%s %s (%s)".formatted(trend.measure().words(), word(trend),
                            Figures.changeOrNone(trend.per28Days())))
                    .collect(Collectors.joining(", "));
            return known.isEmpty() ? Figures.NONE : moving.isEmpty() ? "stable" : moving;
        }

        /** More requests are neither better nor worse to whoever answers them. */
        private static String word(Trend trend) {
            boolean improves = trend.word() == Trend.Word.IMPROVING;
            return trend.measure() == Measure.REQUESTS
                    ? improves ? "growing" : "falling"
                    : trend.word().name().toLowerCase(Locale.ROOT);
        }
    }
}
