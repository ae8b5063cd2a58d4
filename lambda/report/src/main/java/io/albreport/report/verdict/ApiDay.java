package io.albreport.report.verdict;

import java.time.ZoneId;
import java.util.List;

/**
 * What one API's incidents are found in, and their causes.
 *
 * @param zone by whose clocks is said when it was
 * @param slots of the whole period
 * @param paces likewise, by ten minutes
 * @param suspects what may be a cause: for each dimension and kind of failure, those with the worst ten minutes
 * @param routes those with most requests
 */
public record ApiDay(ZoneId zone, List<TrafficSlot> slots, List<PaceSlot> paces, List<Suspect> suspects,
        List<PacedRoute> routes) {}
