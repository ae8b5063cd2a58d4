package io.albreport.report.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.model.Api;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.ApiObjective.SpentDay;
import io.albreport.report.verdict.ErrorBudget;

/**
 * What is left of the errors that an API may have in 30 days. With n requests, b bad ones and an objective g: allowed
 * are (1 - g) n, left is 1 - b / ((1 - g) n), and the burn of a time is (b / n) / (1 - g) of its own requests, which is 1
 * where exactly the budget is spent. Nothing is scaled to 30 days while fewer are known. After "The Site Reliability
 * Workbook" (Google, 2018), chapter 5.
 */
public final class Budgets {
    static final int WINDOW = 30;

    /** By which the pace is told. */
    private static final int PACE_DAYS = 7;

    private static final int SHORT_DAYS = 3;

    private static final int COSTLIEST = 3;

    /** In days: what doubles lose must not add one. */
    private static final double ROUNDING = 1e-6;

    /** What a day has of the requests that an objective is about. */
    private record Day(LocalDate date, long total, long bad) {}

    private Budgets() {}

    static List<ApiObjective> of(Api api, List<KnownDay> days) {
        Double availability = api.availabilityObjective();
        return availability == null
                ? List.of()
                : of(api.name(), availability, api.latencyObjective(), days,
                        worstHour(api.hourlyRequests(), api.hourlyErrors(), availability));
    }

    /**
     * Of availability, and of latency where that has a limit; none where no day of the window has the API.
     *
     * @param days up to and with the last that counts, ascending; those before the window are not looked at
     * @param worstHour see {@link #worstHour}
     */
    public static List<ApiObjective> of(String api, double availability, @Nullable LatencyGoal latency,
            List<KnownDay> days, @Nullable Double worstHour) {
        LocalDate last = days.getLast().date();
        List<Day> all = window(api, days, KnownApi::requests, KnownApi::errors);
        if (all.isEmpty()) {
            return List.of();
        }
        ApiObjective available = objective(ApiObjective.Kind.AVAILABILITY, availability, null, all, last, worstHour);
        return latency == null
                ? List.of(available)
                : List.of(available, objective(ApiObjective.Kind.LATENCY, latency.share(), latency.withinMs(),
                        window(api, days, KnownApi::timed, KnownApi::slow), last, null));
    }

    private static List<Day> window(String api, List<KnownDay> days, ToLongFunction<KnownApi> total,
            ToLongFunction<KnownApi> bad) {
        LocalDate last = days.getLast().date();
        List<Day> window = new ArrayList<>();
        for (KnownDay day : days) {
            KnownApi known = day.apis().get(api);
            if (day.date().isAfter(last.minusDays(WINDOW)) && known != null) {
                window.add(new Day(day.date(), total.applyAsLong(known), bad.applyAsLong(known)));
            }
        }
        return window;
    }

    private static ApiObjective objective(ApiObjective.Kind kind, double objective, @Nullable Double limitMs,
            List<Day> window, LocalDate last, @Nullable Double worstHour) {
        long total = window.stream().mapToLong(Day::total).sum();
        long bad = window.stream().mapToLong(Day::bad).sum();
        Double left = left(total, bad, objective);
        return new ApiObjective(kind, objective, limitMs, window.size(), total - bad, total,
                new ErrorBudget(total, bad, objective).allowed(), left, burn(window, last, 1, objective),
                burn(window, last, SHORT_DAYS, objective), worstHour, costliest(window), burnDown(window, objective),
                exhaustedOn(window.size(), last, left, burn(window, last, PACE_DAYS, objective)),
                new Attainment(total, bad, 1 - objective).grade(left));
    }

    private static @Nullable Double left(long total, long bad, double objective) {
        double budget = (1 - objective) * total;
        return budget > 0 ? 1 - bad / budget : null;
    }

    private static @Nullable Double burn(List<Day> window, LocalDate last, int days, double objective) {
        List<Day> its = window.stream().filter(day -> day.date().isAfter(last.minusDays(days))).toList();
        return burn(its.stream().mapToLong(Day::total).sum(), its.stream().mapToLong(Day::bad).sum(), objective);
    }

    /**
     * How many times faster than allowed the budget is spent.
     *
     * @param objective from 0 to 1
     * @return null without a request, and where nothing is allowed
     */
    public static @Nullable Double burn(long total, long bad, double objective) {
        return total == 0 || objective == 1 ? null : (double) bad / total / (1 - objective);
    }

    /** The burn of the worst hour of those with enough errors to prove something; null without one. */
    public static @Nullable Double worstHour(List<Long> requests, List<Long> errors, double objective) {
        return IntStream.range(0, errors.size())
                .filter(hour -> errors.get(hour) >= ErrorBudget.FEWEST_ERRORS).boxed()
                .map(hour -> burn(requests.get(hour), errors.get(hour), objective))
                .max(Comparator.nullsFirst(Comparator.naturalOrder())).orElse(null);
    }

    private static List<SpentDay> costliest(List<Day> window) {
        return window.stream().filter(day -> day.bad() > 0)
                .sorted(Comparator.comparingLong(Day::bad).reversed().thenComparing(Day::date))
                .limit(COSTLIEST).map(day -> new SpentDay(day.date(), day.bad())).toList();
    }

    /** What was left at the end of each day, of the budget that all days have together. */
    private static List<ApiObjective.Left> burnDown(List<Day> window, double objective) {
        long total = window.stream().mapToLong(Day::total).sum();
        List<ApiObjective.Left> burnDown = new ArrayList<>();
        long spent = 0;
        for (Day day : window) {
            spent += day.bad();
            burnDown.add(new ApiObjective.Left(day.date(), left(total, spent, objective)));
        }
        return List.copyOf(burnDown);
    }

    /**
     * A budget that is spent no faster than allowed never ends, since days leave the window as others come. One that is
     * spent faster, by the burn r of 7 days, has what n known days may spend, and ends after left n / r days: fewer than n.
     */
    private static @Nullable LocalDate exhaustedOn(int known, LocalDate last, @Nullable Double left,
            @Nullable Double pace) {
        if (left == null || pace == null || left <= 0 || pace <= 1) {
            return null;
        }
        return last.plusDays((long) Math.ceil(left * known / pace - ROUNDING));
    }
}
