package io.albreport.report.rendering.charts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiPast;
import io.albreport.report.wording.Figures;

/**
 * Weeks in the height of a line of text, as paths for an SVG like {@link BarChart}'s; a day that is not known has
 * no bar.
 *
 * @param facts for those who do not see it
 * @param days those before the last
 * @param today the last
 */
public record DayLine(String facts, String days, String today) {
    private static final int REQUEST_DAYS = 28;
    private static final int BUDGET_DAYS = 30;

    /** Requests of an API in the last four weeks. */
    public static DayLine of(List<ApiPast.Day> known) {
        return of(known, REQUEST_DAYS);
    }

    /**
     * @param days up to the last known that have room
     */
    public static DayLine of(List<ApiPast.Day> known, int days) {
        ApiPast.Day busiest = Collections.max(known, Comparator.comparingLong(ApiPast.Day::requests));
        return of("requests of %d days, %s on the last, most on %s: %s".formatted(known.size(),
                Figures.count(known.getLast().requests()), busiest.date(), Figures.count(busiest.requests())),
                days, known.getLast().date(), known.stream().map(ApiPast.Day::date).toList(),
                known.stream().map(day -> (double) day.requests()).toList(), (double) Math.max(1, busiest.requests()));
    }

    /** What is left of a budget; nothing where it is overspent. */
    public static DayLine burnDown(ApiObjective objective) {
        List<ApiObjective.Left> known = objective.burnDown();
        return of("error budget of %d days, burnt down to %s".formatted(known.size(),
                Figures.budget(known.getLast().left())), BUDGET_DAYS, known.getLast().date(),
                known.stream().map(ApiObjective.Left::date).toList(), known.stream().map(DayLine::height).toList(), 1);
    }

    private static double height(ApiObjective.Left left) {
        Double value = left.left();
        return value == null ? 0 : Math.max(0, value);
    }

    private static DayLine of(String facts, int slots, LocalDate last, List<LocalDate> dates, List<Double> values,
            double top) {
        List<Double> before = new ArrayList<>(Collections.nCopies(slots, 0.0));
        List<Double> today = new ArrayList<>(before);
        for (int i = 0; i < dates.size(); i++) {
            int slot = slots - 1 - (int) (last.toEpochDay() - dates.get(i).toEpochDay());
            (slot == slots - 1 ? today : before).set(slot, values.get(i));
        }
        return new DayLine(facts, BarChart.bars(new double[slots], before, top),
                BarChart.bars(new double[slots], today, top));
    }
}
