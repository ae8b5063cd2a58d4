package io.albreport.cloudwatch;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
enum MissingData {
    BREACHING, NOT_BREACHING, IGNORE, MISSING;

    static MissingData of(String text) {
        return switch (text) {
            case "breaching" -> BREACHING;
            case "notBreaching" -> NOT_BREACHING;
            case "ignore" -> IGNORE;
            case "missing" -> MISSING;
            default -> throw new IllegalArgumentException("no treatment of missing data: " + text);
        };
    }
}
