package io.albreport.report.statement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The folder that a load balancer puts a file into, below a bucket's prefix and {@code AWSLogs}.
 *
 * @param place account and region, such as {@code 111122223333/eu-central-1}
 * @param day of delivery, as it is written
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">
 *      Names of access log files</a>
 */
public record DeliveryFolder(String place, String day) {
    /** In the path of a file; from the account to the slash behind the day. */
    static final String PATTERN = "[0-9]{12}/elasticloadbalancing/[a-z0-9-]+/[0-9]{4}/[0-9]{2}/[0-9]{2}/";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd/");
    private static final int DAY_LENGTH = "2026/01/17/".length();

    /** @param text that matches {@link #PATTERN} */
    public static DeliveryFolder of(String text) {
        int day = text.length() - DAY_LENGTH;
        return new DeliveryFolder(text.substring(0, day - 1).replace("/elasticloadbalancing/", "/"),
                text.substring(day));
    }

    /** Whether it is of that day or a later one. */
    public boolean isSince(LocalDate date) {
        return day.compareTo(DAY.format(date)) >= 0;
    }
}
