package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.days.Robust;
import io.albreport.report.history.normal.Baseline.Judged;
import io.albreport.report.model.past.Measure;

/**
 * Days on the level of the last of them: after a deployment, or with a client less, what was normal is not any more.
 *
 * <p>
 * A level is new when seven days in a row lie on one side of what was normal before them, most of them by so much that
 * people care, and their median by more than noise. Seven on one side alone come by chance once in 64 days.
 *
 * @param points of requests and latencies, the days before the new level moved to it, so that the shape of the week and
 *        the noise stay known; of shares, which have no such shape, only the days since
 * @param since its first day; null while there was one level only
 * @param found the seventh day; null likewise
 * @param judged the seventh day against what was normal before; null likewise
 */
record Level(List<Point> points, @Nullable LocalDate since, @Nullable LocalDate found, @Nullable Judged judged) {
    private static final int RUN = 7;

    /** Deviations at the median of the run: with seven on one side, by chance once in 10,000 days. */
    private static final double LEAST = 1.5;

    /** The last level of an API's days, sorted. */
    static Level of(List<Point> days, Measure measure) {
        Level level = new Level(List.copyOf(days), null, null, null);
        // The next run that may be one begins after the last; and the days before it must tell what is normal.
        int from = Baseline.LEAST_DAYS;
        for (int start = from; start + RUN <= level.points().size(); start++) {
            Level next = start < from ? null : level.next(start, measure);
            if (next != null) {
                boolean restarts = next.points().size() < level.points().size();
                level = next;
                from = restarts ? Baseline.LEAST_DAYS : start + RUN;
                start = restarts ? -1 : start;
            }
        }
        return level;
    }

    /** Null where the run from there on is on the level that was. */
    private @Nullable Level next(int start, Measure measure) {
        List<Point> run = points.subList(start, start + RUN);
        Baseline before = Baseline.of(points.subList(0, start), run.getFirst().date(), measure);
        double moved = moved(before, run);
        // Nothing that has ended is at a new level: it is gone, which is another finding.
        boolean silent = measure == Measure.REQUESTS && run.getLast().cases() == 0;
        if (silent || Double.isNaN(moved)) {
            return null;
        }
        List<Point> joined = Points.isShare(measure) ? points.subList(start, points.size()) : joined(start, moved);
        return new Level(joined, run.getFirst().date(), run.getLast().date(), before.judge(run.getLast()));
    }

    private List<Point> joined(int start, double moved) {
        List<Point> joined = new ArrayList<>(points);
        joined.subList(0, start).replaceAll(point -> point.moved(moved));
        return joined;
    }

    /** By how much, at the median. NaN where it is none. */
    private static double moved(Baseline before, List<Point> run) {
        double side = Math.signum(before.residual(run.getFirst()));
        boolean oneSided = run.stream().allMatch(day -> before.residual(day) * side > 0);
        return oneSided && isBeyondNoise(before, run) ? Robust.median(run, before::residual) : Double.NaN;
    }

    private static boolean isBeyondNoise(Baseline before, List<Point> run) {
        double[] z = new double[run.size()];
        int great = 0;
        for (int i = 0; i < z.length; i++) {
            Judged judged = before.judge(run.get(i));
            z[i] = judged == null ? 0 : judged.z();
            great += judged != null && judged.great() ? 1 : 0;
        }
        return 2 * great > RUN && Math.abs(Robust.median(z)) > LEAST;
    }
}
