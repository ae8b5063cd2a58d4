package io.albreport.local.generator.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.incidents.Dimension;
import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Share;
import io.albreport.report.model.Totals;
import io.albreport.report.model.Totals.StatusCode;

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
 * @param incidents those that were planted, in the order of time; what goes wrong on a day without is not among them
 */
public record Truth(LocalDate day, long filesRead, long filesSkipped, long linesRead, long requestsCounted,
        long outsidePeriod, long malformedLines, @Nullable Instant firstRequest, @Nullable Instant lastRequest,
        Totals totals, List<ApiTruth> apis, List<Hour> hours, List<RouteTruth> failingRoutes, List<Share> clients,
        List<Share> userAgents, List<Share> tls, List<Share> classifications,
        List<IncidentTruth> incidents) {

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
            long clientErrors, long errors) {
        /** {@code POST /v1/login}; null for requests that could not be parsed. */
        @Nullable
        String name() {
            return route == null ? null : method + " " + route;
        }
    }

    /**
     * An incident, as far as it is in the day.
     *
     * @param start the first request that failed, or was slow; of silence, the last one before
     * @param end the last of them; of silence, the first request after, or the end of the day
     * @param requests of the API in the time that it was planted in
     * @param failed of these, 5xx for errors and 4xx for client errors, whether planted or noise; 0 otherwise
     * @param status of those that failed, most first
     * @param causes what all have in common that were made to go wrong; empty where nothing
     */
    public record IncidentTruth(String api, Kind kind, Instant start, Instant end, long requests, long failed,
            List<StatusCode> status, List<CauseTruth> causes) {}

    /**
     * Where it went wrong. Several of one incident hold together: the client on the route.
     *
     * @param values addresses, a method with its route, or a host
     * @param requests of the API, while it lasted, that were at the place of all of the incident's causes
     * @param failed of these
     */
    public record CauseTruth(Dimension dimension, List<String> values, long requests, long failed) {}
}
