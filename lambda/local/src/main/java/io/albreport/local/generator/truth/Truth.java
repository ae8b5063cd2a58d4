package io.albreport.local.generator.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Hour;
import io.albreport.report.model.Share;
import io.albreport.report.model.Totals;

/**
 * What a report on the generated logs must say, and the content of {@code truth.json}. All is counted from the
 * generator's own choices while it writes, nothing is read back.
 *
 * <p>Percentiles are exact: the value at rank ceil(p * count), from counts of whole milliseconds. Latency buckets are a
 * matter of the report's sketch, so they are empty here. No redirect counts as a success here.
 *
 * @param filesSkipped of all files below the directory, {@code truth.json} among them
 * @param linesRead requestsCounted + outsidePeriod + malformedLines
 * @param apis most requests first, then by name
 * @param failingRoutes the 20 with most 5xx, those with none left out
 * @param clients the 20 with most requests, as are userAgents, tls and classifications
 */
public record Truth(LocalDate day, long filesRead, long filesSkipped, long linesRead, long requestsCounted,
        long outsidePeriod, long malformedLines, @Nullable Instant firstRequest, @Nullable Instant lastRequest,
        Totals totals, List<ApiTruth> apis, List<Hour> hours, List<RouteTruth> failingRoutes, List<Share> clients,
        List<Share> userAgents, List<Share> tls, List<Share> classifications) {

    /** Name of the file beside the logs. */
    public static final String FILE_NAME = "truth.json";

    /**
     * One API.
     *
     * @param targetGroups ARNs, sorted; empty for requests without one
     */
    public record ApiTruth(String name, List<String> targetGroups, Totals totals) {}

    /**
     * One route of one API.
     *
     * @param method null, as is the route, for requests that could not be parsed
     * @param errors answers 500-599
     */
    public record RouteTruth(@Nullable String method, @Nullable String route, String api, long requests,
            long clientErrors, long errors) {}
}
