package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.albreport.report.configuration.Prices;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.model.past.Forecast.Interval;
import io.albreport.report.wording.Figures;

/**
 * What logs cost in days to come: to be kept, and to be read once each for a report.
 *
 * @param known all days, sorted, today the last
 * @param bytes of logs per request
 */
record Costs(Growth growth, List<KnownDay> known, Ratio bytes, Prices prices) {
    /** What prices are per: bytes, decimal. */
    private static final double GB = 1e9;

    private static final double TB = 1e12;

    /** Days of reports that are summed. */
    private static final int MONTH = 30;

    /** US dollars; of less nothing is to be saved. */
    private static final double CENT = 0.01;

    static Costs of(Growth growth, List<KnownDay> known, Prices prices) {
        List<KnownDay> whole = known.stream().filter(day -> !day.partial() && day.requests() > 0).toList();
        return new Costs(growth, known, Ratio.of(whole, KnownDay::bytesRead), prices);
    }

    LocalDate today() {
        return known.getLast().date();
    }

    /** Of the days that are known or forecast: what is kept from before them is not. */
    Interval stored(int ahead) {
        return bytes(ahead, prices.keepDays());
    }

    Interval storageUsd(int ahead) {
        return times(stored(ahead), prices.storagePerGbMonth() / GB);
    }

    Interval athenaUsd(int ahead) {
        return times(bytes(ahead, MONTH), prices.athenaPerTb() / TB);
    }

    /** What would cost less so many days ahead, by the same figures. */
    List<String> cheaper(int ahead) {
        double storage = storageUsd(ahead).value();
        double athena = athenaUsd(ahead).value();
        int half = Math.max(1, prices.keepDays() / 2);
        double saved = storage - times(bytes(ahead, half), prices.storagePerGbMonth() / GB).value();
        if (storage + athena < CENT) {
            return List.of();
        }
        String larger = "In %d days, keeping logs costs %s a month and reading them %s: %s is %s of both.".formatted(
                ahead,
                usd(storage), usd(athena), storage > athena ? "keeping" : "reading",
                Figures.share(Math.max(storage, athena) / (storage + athena)));
        String shorter = "Logs kept for %s instead of %s would save %s a month.".formatted(
                Figures.count(half, "day", "days"), Figures.count(prices.keepDays(), "day", "days"), usd(saved));
        return saved < CENT ? List.of(larger) : List.of(larger, shorter);
    }

    /** Of logs of so many days, the last of them so far ahead. */
    private Interval bytes(int ahead, int days) {
        LocalDate last = today().plusDays(ahead);
        LocalDate before = last.minusDays(days);
        double certain = known.stream().filter(day -> day.date().isAfter(before)).mapToDouble(KnownDay::bytesRead)
                .sum();
        LocalDate first = before.isBefore(today()) ? today() : before;
        List<Interval> forecast = Stream
                .iterate(first.plusDays(1), date -> !date.isAfter(last), date -> date.plusDays(1))
                .map(date -> growth.line(date, bytes.median())).toList();
        double value = forecast.stream().mapToDouble(Interval::value).sum();
        // The line and the weekdays are wrong together on all days; the noise of single days evens out.
        double even = Math.expm1(Growth.Z * Math.hypot(growth.noise(), bytes.noise()) / Math.sqrt(forecast.size()));
        return new Interval(certain + value,
                certain + value - Math.hypot(value - sum(forecast, false), value * even),
                certain + value + Math.hypot(sum(forecast, true) - value, value * even));
    }

    private static double sum(List<Interval> days, boolean high) {
        return days.stream().mapToDouble(day -> high ? day.high() : day.low()).sum();
    }

    private static Interval times(Interval interval, double factor) {
        return new Interval(interval.value() * factor, interval.low() * factor, interval.high() * factor);
    }

    private static String usd(double dollars) {
        return dollars < CENT ? "less than a cent" : String.format(Locale.ROOT, "$%,.2f", dollars);
    }
}
