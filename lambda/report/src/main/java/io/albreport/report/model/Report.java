package io.albreport.report.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.albreport.report.model.past.Retrospect;

/**
 * One period's report, and the contract of {@code report.json}: HTML, PDF and CSV are made from this and from nothing
 * else, so the four cannot disagree. An absent value is null, never -1 or NaN; times are UTC.
 *
 * @param schemaVersion raised when a field is renamed, removed or changes its meaning; new fields do not raise it
 * @param incidents worst first, and the worst of each API before the second of any
 * @param apis most requests first, the requests without a target group among them
 * @param hours always one for each hour of the period, those without traffic included
 * @param tls by protocol version; value null means a request without TLS
 * @param classifications by desync classification and reason; value null means not classified
 * @param past written beside the other fields, not below a key of its own
 */
public record Report(int schemaVersion, Period period, Verdict verdict, Completeness completeness,
        List<Incident> incidents, Totals totals, List<Api> apis, List<Hour> hours,
        Routes routes, List<Share> clients, List<Share> userAgents, List<Share> tls, List<Share> classifications,
        DataQuality dataQuality, @JsonUnwrapped Retrospect past) {

    /**
     * The version of the contract that this code writes. 2: a target's error is one that the client got, see
     * {@link Totals.Source}; percentiles rank timeouts behind all answers, and max is exact, see {@link Latency}; an
     * API's state, by evidence, is where its health was, see {@link Api.State}.
     */
    public static final int SCHEMA_VERSION = 2;

    /** Of which no other day is known. */
    public Report(int schemaVersion, Period period, Verdict verdict, Completeness completeness,
            List<Incident> incidents, Totals totals, List<Api> apis, List<Hour> hours, Routes routes,
            List<Share> clients, List<Share> userAgents, List<Share> tls, List<Share> classifications,
            DataQuality dataQuality) {
        this(schemaVersion, period, verdict, completeness, incidents, totals, apis, hours, routes, clients, userAgents,
                tls, classifications, dataQuality, Retrospect.NONE);
    }

    /** The same, in the light of other days. */
    public Report with(Retrospect light, List<Api> lit) {
        return new Report(schemaVersion, period, verdict, completeness, incidents, totals, lit, hours, routes, clients,
                userAgents, tls, classifications, dataQuality, light);
    }
}
