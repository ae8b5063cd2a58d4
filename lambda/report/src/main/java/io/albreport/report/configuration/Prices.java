package io.albreport.report.configuration;

/**
 * What a forecast of costs is made with.
 *
 * @param athenaPerTb US dollars for 10^12 bytes that a query reads
 * @param storagePerGbMonth US dollars for 10^9 bytes of logs that are kept for a month
 * @param keepDays how long logs are kept, 1 to 36,500 days
 */
public record Prices(double athenaPerTb, double storagePerGbMonth, int keepDays) {
    /**
     * On-demand in us-east-1, as of November 2026: 5 dollars for a TB that Athena scans, 0.023 for a GB-month of S3
     * Standard. Logs for 90 days.
     */
    public static final Prices DEFAULTS = new Prices(5, 0.023, 90);
}
