package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.Prices;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Robust;
import io.albreport.report.model.past.Forecast;
import io.albreport.report.model.past.Forecast.Ahead;
import io.albreport.report.model.past.Forecast.Estimate;

/** What the days that are known let expect of capacity and cost. */
public final class Forecasts {
    /** Days that a forecast is made from, at least: each weekday four times. */
    private static final int LEAST_DAYS = 28;

    /** Days ahead. */
    private static final List<Integer> AHEAD = List.of(30, 60, 90);

    /** Days that the method is tested on. */
    private static final int TESTED = 14;

    private Forecasts() {}

    /**
     * Never further ahead than days are known. Empty below 28 of them.
     *
     * @param past sorted, each before today
     */
    public static Optional<Forecast> of(List<KnownDay> past, KnownDay today, Prices prices) {
        List<KnownDay> known = Stream.concat(past.stream(), Stream.of(today)).toList();
        List<KnownDay> whole = whole(known);
        if (whole.size() < LEAST_DAYS) {
            return Optional.empty();
        }
        Growth growth = Growth.of(whole);
        Costs costs = Costs.of(growth, known, prices);
        List<Ahead> ahead = new ArrayList<>();
        for (int days : AHEAD) {
            ahead.add(new Ahead(days, whole.size() < days ? null : estimate(growth, costs, whole, days)));
        }
        return Optional.of(new Forecast(whole.size(), growth.per(28), testedError(whole, today.date()), ahead,
                ahead.getFirst().estimate() == null ? List.of() : costs.cheaper(AHEAD.getFirst())));
    }

    private static Estimate estimate(Growth growth, Costs costs, List<KnownDay> whole, int days) {
        LocalDate date = costs.today().plusDays(days);
        Ratio peak = Ratio.of(whole, KnownDay::peakHour);
        return new Estimate(growth.day(date, 1, 0), growth.day(date, peak.median(), peak.noise()),
                growth.day(date, costs.bytes().median(), costs.bytes().noise()), costs.stored(days),
                costs.athenaUsd(days), costs.storageUsd(days));
    }

    /** Null where the days before were too few. */
    private static @Nullable Double testedError(List<KnownDay> whole, LocalDate today) {
        LocalDate split = today.minusDays(TESTED);
        List<KnownDay> before = whole.stream().filter(day -> !day.date().isAfter(split)).toList();
        List<KnownDay> after = whole.stream().filter(day -> day.date().isAfter(split)).toList();
        if (before.size() < LEAST_DAYS || after.isEmpty()) {
            return null;
        }
        Growth growth = Growth.of(before);
        return Robust.median(after,
                day -> Math.abs(Math.exp(growth.at(day.date())) / Math.max(1, day.requests()) - 1));
    }

    /** A day without a request tells nothing of growth. */
    private static List<KnownDay> whole(List<KnownDay> known) {
        return known.stream().filter(day -> !day.partial() && day.requests() > 0).toList();
    }
}
