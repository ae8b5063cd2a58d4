package io.albreport.posture.words;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people say them. */
public final class Units {
    private static final Pattern DAILY = Pattern.compile("cron\\((\\d+) (\\d+) \\* \\* \\? \\*\\)");
    private static final Pattern ON_DAYS = Pattern
            .compile("cron\\((\\d+) (\\d+) (\\?|L|\\d+) \\* (\\?|[A-Z]{3}) \\*\\)");
    private static final List<Map.Entry<String, Long>> TIMES = List.of(Map.entry("day", 86_400L),
            Map.entry("hour", 3600L), Map.entry("minute", 60L), Map.entry("second", 1L));
    private static final List<Map.Entry<String, Long>> SIZES = List.of(Map.entry("TB", 1_000_000_000_000L),
            Map.entry("GB", 1_000_000_000L), Map.entry("MB", 1_000_000L));

    private Units() {}

    static String seconds(String value) {
        return whole(value) ? seconds(Long.parseLong(value)) : value;
    }

    static String milliseconds(String value) {
        if (!whole(value)) {
            return value;
        }
        long milliseconds = Long.parseLong(value);
        return milliseconds % 1000 == 0 ? seconds(milliseconds / 1000) : milliseconds + " ms";
    }

    static String minutes(String value) {
        return whole(value) ? seconds(60 * Long.parseLong(value)) : value;
    }

    static String days(String value) {
        return count(value, "day");
    }

    static String count(String value, String one) {
        return value + " " + one + (value.equals("1") ? "" : "s");
    }

    static String megabytes(String value) {
        return value + " MB";
    }

    /** Decimal ones, as AWS bills them. */
    static String bytes(String value) {
        if (!whole(value)) {
            return value;
        }
        long bytes = Long.parseLong(value);
        return SIZES.stream().filter(unit -> bytes > 0 && bytes % unit.getValue() == 0)
                .map(unit -> bytes / unit.getValue() + " " + unit.getKey()).findFirst()
                .orElse(String.format(Locale.ROOT, "%,d bytes", bytes));
    }

    /** Of Scheduler, AWS Backup and EventBridge. */
    public static String schedule(String expression) {
        Matcher daily = DAILY.matcher(expression);
        if (daily.matches()) {
            return String.format(Locale.ROOT, "every day at %02d:%02d", Integer.parseInt(daily.group(2)),
                    Integer.parseInt(daily.group(1)));
        }
        Matcher other = ON_DAYS.matcher(expression);
        if (other.matches()) {
            return String.format(Locale.ROOT, "%s at %02d:%02d", days(other.group(3), other.group(4)),
                    Integer.parseInt(other.group(2)), Integer.parseInt(other.group(1)));
        }
        return expression.replaceFirst("^rate\\((.*)\\)$", "every $1");
    }

    private static String days(String ofMonth, String ofWeek) {
        return switch (ofMonth) {
            case "?" -> "every " + ofWeek;
            case "L" -> "last of a month";
            default -> "day %s of a month".formatted(ofMonth);
        };
    }

    /** No more digits than it takes: 1 and not 1.0. */
    static String number(String value) {
        return value.matches("-?\\d+([.]\\d+)?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private static String seconds(long seconds) {
        long rest = seconds;
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Long> unit : TIMES) {
            if (rest / unit.getValue() > 0) {
                parts.add(count(Long.toString(rest / unit.getValue()), unit.getKey()));
                rest %= unit.getValue();
            }
        }
        return parts.isEmpty() ? count(Long.toString(seconds), "second") : String.join(" ", parts);
    }

    private static boolean whole(String value) {
        return value.matches("-?\\d{1,17}");
    }
}
