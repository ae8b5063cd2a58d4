package io.albreport.local.reading;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Period;

/**
 * What the name of a file tells of its content. Load balancers name an access log
 * {@code <account>_elasticloadbalancing_<region>_app.<name>.<id>_<end>_<ip>_<random>.log.gz}; connection logs and health
 * check logs lie in the same folder with a word in front, NLB logs with {@code net.} and Classic ones with nothing in
 * the place of {@code app.}.
 *
 * @param isAccessLog whether the file may hold access log lines: by its name, or because it has a name of its own
 * @param end when the file's five minutes ended, UTC; null where the name does not say
 * @param object what the load balancer called it, without endings: no two objects share it; null for a name of its own
 */
public record LogFileName(boolean isAccessLog, @Nullable LocalDateTime end, @Nullable String object) {
    private static final LogFileName NO_ACCESS_LOG = new LogFileName(false, null, null);
    private static final Pattern DELIVERED = Pattern.compile("(?<object>\\d{12}_elasticloadbalancing_[a-z0-9-]+_"
            + "(?<kind>app\\.)?.*?_(?<end>\\d{8}T\\d{4}Z)_.*?)(\\.log)?(\\.gz)?");
    private static final Pattern OTHER_LOG = Pattern.compile("(conn_log|health_check_log)_.*|ELBAccessLogTestFile");
    private static final Pattern LOG = Pattern.compile(".*\\.(log|gz)", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

    /** Of a file found in a folder, where only the endings {@code .log} and {@code .gz} promise a log. */
    public static LogFileName of(String name) {
        return LOG.matcher(name).matches() ? ofNamed(name) : NO_ACCESS_LOG;
    }

    /** Of a file that somebody names, and therefore means, whatever its ending. */
    static LogFileName ofNamed(String name) {
        if (OTHER_LOG.matcher(name).matches()) {
            return NO_ACCESS_LOG;
        }
        Matcher delivered = DELIVERED.matcher(name);
        if (!delivered.matches()) {
            return new LogFileName(true, null, null);
        }
        return delivered.group("kind") == null
                ? NO_ACCESS_LOG
                : new LogFileName(true, time(delivered.group("end")), delivered.group("object"));
    }

    private static @Nullable LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text, END);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * Whether lines of the period may be in the file. A file ends after its last line, and a line may be delivered up to
     * a day late.
     */
    boolean mayHoldLinesOf(Period period) {
        return end == null || (!end.toInstant(ZoneOffset.UTC).isBefore(period.start())
                && !end.toInstant(ZoneOffset.UTC).isAfter(period.end().plus(1, ChronoUnit.DAYS)));
    }
}
