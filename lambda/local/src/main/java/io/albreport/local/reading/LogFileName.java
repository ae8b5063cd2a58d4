package io.albreport.local.reading;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a file tells of its content. Load balancers name an access log
 * {@code <account>_elasticloadbalancing_<region>_app.<name>.<id>_<end>_<ip>_<random>.log.gz}; connection logs and health
 * check logs lie in the same folder with a word in front, NLB logs with {@code net.} and Classic ones with nothing in
 * the place of {@code app.}.
 *
 * @param isAccessLog whether the file may hold access log lines: by its name, or because it has a name of its own
 * @param end when the file's five minutes ended, UTC; null where the name does not say
 */
public record LogFileName(boolean isAccessLog, @Nullable LocalDateTime end) {
    private static final Pattern DELIVERED = Pattern.compile("\\d{12}_elasticloadbalancing_[a-z0-9-]+_(?<kind>app\\.)?"
            + ".*?_(?<end>\\d{8}T\\d{4}Z)_.*");
    private static final Pattern OTHER_LOG = Pattern.compile("(conn_log|health_check_log)_.*");
    private static final Pattern LOG = Pattern.compile(".*\\.(log|gz)");
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

    public static LogFileName of(String name) {
        Matcher delivered = DELIVERED.matcher(name);
        if (!LOG.matcher(name).matches() || OTHER_LOG.matcher(name).matches()) {
            return new LogFileName(false, null);
        }
        if (!delivered.matches()) {
            return new LogFileName(true, null);
        }
        return new LogFileName(delivered.group("kind") != null, time(delivered.group("end")));
    }

    private static @Nullable LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text, END);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Whether lines of the day may be in the file. A file ends after its last line, and a line may be delivered up to
     * a day late.
     */
    boolean mayHoldLinesOf(LocalDate day) {
        return end == null
                || (!end.isBefore(day.atStartOfDay()) && !end.isAfter(day.plusDays(2).atStartOfDay()));
    }
}
