package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Point;
import io.albreport.report.history.days.Points;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.past.Trend;
import io.albreport.report.model.past.Trend.Word;

/** Where an API's measures go, over four weeks: what creeps is on no day far from normal. */
public final class Trends {
    /** Days of a trend: each weekday four times. */
    private static final int DAYS = 28;

    /** Days back among which these are, at most three of which may be missing or not whole. */
    private static final int BACK = 31;

    /** Of a normal value, for a 95 % interval. */
    private static final double Z = 1.96;

    /** A change over 28 days that people care for, relative. */
    private static final double LEAST_CHANGE = 0.05;

    /** Requests a day, at the median. */
    private static final double LEAST_REQUESTS = 100;

    /** Errors a day, at the median: of fewer the share is chance. */
    private static final double LEAST_ERRORS = 10;

    private Trends() {}

    /**
     * By Theil and Sen on the logarithm, without what the weekday adds; of a share of x in n, ln((x + 1/2) / (n + 1)),
     * which is known of no errors, too.
     *
     * @param past sorted, each before today
     * @return by API, of those that have requests today
     */
    public static Map<String, List<Trend>> of(List<KnownDay> past, KnownDay today) {
        LocalDate first = today.date().minusDays(BACK - 1L);
        List<KnownDay> days = new ArrayList<>(past.stream().filter(day -> !day.date().isBefore(first)).toList());
        days.add(today);
        Map<String, List<Trend>> trends = new TreeMap<>();
        for (String api : today.apis().keySet()) {
            trends.put(api, Points.measures(api).stream().map(measure -> of(Points.of(days, api, measure), measure))
                    .toList());
        }
        return trends;
    }

    private static Trend of(List<Point> all, Measure measure) {
        if (all.size() < DAYS) {
            return new Trend(measure, Word.UNKNOWN, null, null, null);
        }
        List<Point> points = all.subList(all.size() - DAYS, all.size());
        boolean tooFew = Robust.median(points, Point::of) < LEAST_REQUESTS
                || (Points.isShare(measure) && Robust.median(points, Point::cases) < LEAST_ERRORS);
        if (tooFew) {
            return new Trend(measure, Word.UNKNOWN, null, null, null);
        }
        WeekShape shape = WeekShape.of(points.stream().map(Point::date).toList(),
                points.stream().mapToDouble(point -> logarithm(point, measure)).toArray());
        TheilSen line = shape.line(Z);
        return new Trend(measure, word(line, measure), change(line.slope()), change(line.low()), change(line.high()));
    }

    private static double logarithm(Point point, Measure measure) {
        return Points.isShare(measure) ? Math.log((point.cases() + 0.5) / (point.of() + 1.0)) : point.scaled();
    }

    private static Word word(TheilSen line, Measure measure) {
        boolean certain = line.low() > 0 || line.high() < 0;
        if (!certain || Math.abs(change(line.slope())) < LEAST_CHANGE) {
            return Word.STABLE;
        }
        return line.slope() > 0 == (measure == Measure.REQUESTS) ? Word.IMPROVING : Word.DEGRADING;
    }

    private static double change(double slope) {
        return Math.expm1(slope * DAYS);
    }
}
