package io.albreport.report.statement;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

import io.albreport.report.model.Period;

/**
 * Which part of the table in AWS a day's report reads, as a condition for {@link Statement#of}. The table lies over
 * folders that load balancers deliver into, one a day, in which logs of other kinds lie too.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">
 *      Names of access log files</a>
 */
public final class LogScope {
    /**
     * The whole name, from the last slash on: what it begins with tells connection logs and health check logs apart,
     * what follows the region tells the load balancers of other types.
     */
    private static final String ACCESS_LOG = "/[0-9]{12}_elasticloadbalancing_[a-z0-9-]+_app[.][^/]*[.](?:log|gz)$";

    private static final DateTimeFormatter PARTITION = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private LogScope() {}

    /**
     * The folders of the days in UTC that the period has a part in and the next one, since folders are dated by delivery;
     * of these, access logs of Application Load Balancers, by the file's name alone; of these, lines with something in
     * them.
     */
    public static String of(Period period) {
        String days = period.deliveryDays().stream().map(day -> "'" + PARTITION.format(day) + "'")
                .collect(Collectors.joining(", "));
        return """
                "day" IN (%s) AND regexp_like("$path", '%s') AND (line IS NULL OR line <> '')"""
                .formatted(days, ACCESS_LOG);
    }
}
