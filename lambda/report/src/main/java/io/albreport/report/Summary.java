package io.albreport.report;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What is kept of a day so that trends need not read its logs again: counts per API and hour, and one latency sketch per
 * API, whose buckets add up over days and regions.
 *
 * @param malformedLines among the lines read; what share of the day is missing here
 */
public record Summary(int schemaVersion, LocalDate date, List<ApiSummary> apis, long requestsCounted,
        long malformedLines, long bytesRead) {
    /** Raised when a field is renamed, removed or changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    /** One API's day; fields as in {@link Api}. */
    public record ApiSummary(String name, List<String> targetGroups, @JsonUnwrapped Totals totals,
            List<Long> hourlyRequests, List<Long> hourlyErrors) {}

    /** The part of a report that is kept. */
    public static Summary of(Report report) {
        List<ApiSummary> apis = report.apis().stream().map(api -> new ApiSummary(api.name(), api.targetGroups(),
                api.totals(), api.hourlyRequests(), api.hourlyErrors())).toList();
        DataQuality quality = report.dataQuality();
        return new Summary(SCHEMA_VERSION, report.period().day(), apis, quality.requestsCounted(),
                quality.malformedLines(), quality.bytesRead());
    }

    /** {@code summary.json}, UTF-8. */
    public byte[] toJson() {
        return JsonReport.render(this);
    }
}
