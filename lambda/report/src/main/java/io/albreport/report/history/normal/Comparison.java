package io.albreport.report.history.normal;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.normal.Baseline.Judged;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.Measure;

/**
 * One measure of an API's day against the days before.
 *
 * @param day null where it is not whole, or says too little: nothing is found then
 * @param judged null where the days before say nothing
 * @param days that say what is normal
 */
record Comparison(String api, Measure measure, @Nullable Point day, @Nullable Judged judged, Level level, int days) {
    /** Requests a day: of an API with fewer, nothing is normal. */
    private static final double LEAST_EXPECTED = 100;

    static Comparison of(List<KnownDay> past, KnownDay today, String api, Measure measure) {
        List<Point> before = Points.of(past, api, measure);
        Point day = Points.of(today, api, measure);
        int days = before.size();
        if (day != null) {
            before.add(day);
        }
        Level level = Level.of(before, measure);
        if (today.date().equals(level.found())) {
            return new Comparison(api, measure, day, level.judged(), level, days);
        }
        List<Point> settled = level.points().stream().filter(point -> point.date().isBefore(today.date())).toList();
        // What is normal on a day that is not whole is known as well.
        Point asked = day == null ? new Point(today.date(), 0, 0, 0, 1) : day;
        Judged judged = days < Baseline.LEAST_DAYS
                ? null
                : Baseline.of(settled, today.date(), measure).judge(asked);
        return new Comparison(api, measure, day, judged, level, days);
    }

    boolean isTested() {
        return day != null && judged != null;
    }

    double chance() {
        return judged == null ? 1 : Discoveries.chance(judged.z());
    }

    /** Deviations, whichever way. */
    double distance() {
        return judged == null ? 0 : Math.abs(judged.z());
    }

    /** Null where there is nothing to say. */
    @Nullable
    Finding finding(double discoveries) {
        if (day == null || judged == null) {
            return null;
        }
        if (day.date().equals(level.found())) {
            return finding(Finding.Kind.LEVEL, day, judged, Sentences.level(this, day, judged));
        }
        return isAsked(judged) && judged.great() && judged.clear() && distance() > Baseline.LIMIT
                && chance() <= discoveries
                        ? finding(Finding.Kind.ANOMALY, day, judged, Sentences.anomaly(this, day, judged))
                        : null;
    }

    /** Fewer errors are no anomaly, and neither are more requests than a few. */
    private boolean isAsked(Judged than) {
        return switch (measure) {
            case REQUESTS -> than.expected() >= LEAST_EXPECTED;
            case ERROR_SHARE, CLIENT_ERROR_SHARE -> than.z() > 0;
            case P50_MS, P95_MS, P99_MS -> true;
        };
    }

    Change change(List<KnownDay> past, KnownDay today, boolean beyondNoise) {
        KnownApi now = today.apis().get(api);
        return new Change(measure, now == null ? null : Points.value(now, measure), daysAgo(past, today, 1),
                daysAgo(past, today, 7), judged == null ? null : judged.expected(), beyondNoise);
    }

    /** Of a day that is not whole the number of requests would mislead, and the rest might. */
    private @Nullable Double daysAgo(List<KnownDay> past, KnownDay today, int days) {
        for (KnownDay day : past) {
            if (day.date().equals(today.date().minusDays(days))) {
                KnownApi then = day.apis().get(api);
                boolean whole = !day.partial() && (then == null || !then.partial());
                if (then == null) {
                    return whole && measure == Measure.REQUESTS ? 0.0 : null;
                }
                return whole ? Points.value(then, measure) : null;
            }
        }
        return null;
    }

    private Finding finding(Finding.Kind kind, Point found, Judged than, String text) {
        return new Finding(api, kind, measure, found.value(), than.expected(), than.low(), than.high(), text);
    }
}
