package io.albreport.report.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Numbers as people read them, with units, the same on every machine and in everything that shows them. */
public final class Figures {
    /** Stands where there is no value. */
    public static final String NONE = "\u2013";

    /** Stands for a latency that falls among the requests that timed out. */
    public static final String NO_ANSWER = "no answer";

    private static final String MINUS = "\u2212";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.US);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Behind a time of a day that was told before. */
    public static final String AGAIN = " (2nd)";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter
            .ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String BYTE_PREFIXES = "kMGTPE";

    /** Digits of a ratio that hold beyond the error of computing with doubles. */
    private static final int CERTAIN_DIGITS = 12;

    private Figures() {}

    public static String count(long count) {
        return count < 1000 ? Long.toString(count) : String.format(Locale.ROOT, "%,d", count);
    }

    /** A count that not all have. */
    public static String countOrNone(@Nullable Long count) {
        return count == null ? NONE : count(count);
    }

    /** {@code 1,234 files}, {@code 1 file}. */
    public static String count(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }

    /**
     * A ratio where more is better, such as an availability: cut, not rounded, so that it never looks better than it
     * is. 99.9996 % is not 100 %, and 99.896 % does not pass for 99.9 %.
     */
    public static String goodRatio(@Nullable Double ratio) {
        if (ratio == null) {
            return NONE;
        }
        return ratio >= 1 ? "100 %" : percent(ratio, 3, RoundingMode.DOWN).toPlainString() + " %";
    }

    /** A ratio where less is better: rounded up, so that it never looks better than it is. */
    public static String badRatio(long part, long whole) {
        return whole == 0 ? NONE : badRatio((double) part / whole);
    }

    /** The same, of a ratio. */
    public static String badRatio(double ratio) {
        return ratio == 0 ? "0 %" : percent(ratio, 3, RoundingMode.UP).toPlainString() + " %";
    }

    /** An objective as it was configured: {@code 99.9 %}. */
    public static String objective(@Nullable Double ratio) {
        if (ratio == null) {
            return NONE;
        }
        BigDecimal percent = percent(ratio, CERTAIN_DIGITS - 2, RoundingMode.HALF_UP);
        return new BigDecimal(percent.stripTrailingZeros().toPlainString()).toPlainString() + " %";
    }

    /** What is promised of latency: {@code 95 % within 800 ms}. */
    public static String within(@Nullable Double share, @Nullable Double ms) {
        return share == null || ms == null ? NONE : "%s within %s".formatted(objective(share), milliseconds(ms));
    }

    /** A part of the whole, where neither more nor less is better, to a tenth of a percent. */
    public static String share(double ratio) {
        BigDecimal percent = percent(ratio, 1, RoundingMode.HALF_UP);
        if (ratio > 0 && percent.signum() == 0) {
            return "<0.1 %";
        }
        return ratio < 1 && percent.intValue() == 100 ? ">99.9 %" : percent.toPlainString() + " %";
    }

    public static String share(long part, long whole) {
        return whole == 0 ? NONE : share((double) part / whole);
    }

    /** What is left of an error budget, which may be overspent: cut towards less, below 0. */
    public static String budget(@Nullable Double left) {
        if (left == null) {
            return NONE;
        }
        BigDecimal percent = percent(left, 1, RoundingMode.FLOOR);
        return (percent.signum() < 0 ? MINUS : "") + percent.abs().toPlainString() + " %";
    }

    /** A change, relative: {@code +34 %}, {@code -7 %}, and {@code +0 %} for what is rounded away. */
    public static String change(double relative) {
        BigDecimal percent = percent(relative, 0, RoundingMode.HALF_UP);
        return (percent.signum() < 0 ? MINUS : "+") + percent.abs().toPlainString() + " %";
    }

    /** A change that may not be known. */
    public static String changeOrNone(@Nullable Double relative) {
        return relative == null ? NONE : change(relative);
    }

    /** An expected count, to three digits: more would look as if they were known. */
    public static String estimate(double count) {
        return count(new BigDecimal(count).round(new MathContext(3)).setScale(0, RoundingMode.HALF_UP).longValue());
    }

    /** How many times faster than allowed a budget is spent: {@code 14.4}. */
    public static String burn(@Nullable Double burn) {
        return burn == null
                ? NONE
                : BigDecimal.valueOf(burn).setScale(burn < 10 ? 2 : 1, RoundingMode.UP).toPlainString();
    }

    /** US dollars: {@code $ 1,204}, below 100 with cents. */
    public static String dollars(double amount) {
        return String.format(Locale.ROOT, amount < 100 ? "$\u00A0%,.2f" : "$\u00A0%,.0f", amount);
    }

    /** {@code <1 ms}, {@code 57 ms}, {@code 1.23 s}. */
    public static String milliseconds(@Nullable Double ms) {
        if (ms == null) {
            return NONE;
        }
        if (ms > 0 && ms < 0.5) {
            return "<1 ms";
        }
        long whole = Math.round(ms);
        return whole < 1000 ? whole + " ms" : String.format(Locale.ROOT, "%,.2f s", ms / 1000);
    }

    /** Of many answers together: {@code 57 ms}, {@code 12.30 s}, {@code 45 min}, {@code 1,204 h 5 min}. */
    public static String duration(long ms) {
        Duration duration = Duration.ofMillis(ms);
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return milliseconds((double) ms);
        }
        String minutes = duration.toMinutesPart() + " min";
        return duration.toHours() == 0 ? minutes : count(duration.toHours()) + " h " + minutes;
    }

    /**
     * A percentile of latency.
     *
     * @param timeouts requests that rank behind all with a latency
     */
    public static String latency(@Nullable Double ms, long timeouts) {
        return ms == null && timeouts > 0 ? NO_ANSWER : milliseconds(ms);
    }

    /** Decimal: 1 kB is 1,000 bytes. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        BigDecimal amount = BigDecimal.valueOf(bytes);
        int prefix = -1;
        do {
            amount = amount.movePointLeft(3);
            prefix++;
        } while (rounded(amount).compareTo(BigDecimal.valueOf(1000)) >= 0);
        return rounded(amount).toPlainString() + " " + BYTE_PREFIXES.charAt(prefix) + "B";
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String instant(@Nullable Instant instant) {
        return instant == null ? NONE : INSTANT.format(instant);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(1, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(double ratio, int decimals, RoundingMode rounding) {
        return BigDecimal.valueOf(ratio).setScale(CERTAIN_DIGITS, RoundingMode.HALF_EVEN).movePointRight(2)
                .setScale(decimals, rounding);
    }

    /** By the clocks of a time zone: {@code 03:10}; {@code 02:10 (2nd)} once they have gone back and it comes again. */
    public static String time(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        String shown = TIME.format(time);
        return time.equals(time.withEarlierOffsetAtOverlap()) ? shown : shown + AGAIN;
    }

    /** {@code from 03:10 to 24:00}: the end of a day is not the start of another. */
    public static String span(Instant start, Instant end, ZoneId zone) {
        String to = time(end, zone);
        return "from %s to %s".formatted(time(start, zone), to.equals("00:00") && end.isAfter(start) ? "24:00" : to);
    }
}
