package io.albreport.local.generator.truth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.albreport.local.generator.incidents.PlantedIncident;
import io.albreport.local.generator.incidents.PlantedIncident.Kind;
import io.albreport.local.generator.traffic.Request;
import io.albreport.local.generator.truth.Truth.CauseTruth;
import io.albreport.local.generator.truth.Truth.IncidentTruth;
import io.albreport.report.model.Totals.StatusCode;

/** Counts what became of one planted incident. */
final class IncidentTally {
    private final PlantedIncident incident;
    private final TrafficTally traffic = new TrafficTally();
    private long failed;
    private long atPlace;
    private long failedAtPlace;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long before = Long.MIN_VALUE;
    private long after = Long.MAX_VALUE;

    IncidentTally(PlantedIncident incident) {
        this.incident = incident;
    }

    void add(Request request, int width, String node) {
        if (!incident.isOfApi(request)) {
            return;
        }
        if (incident.isOn(request)) {
            traffic.add(request, width);
            addPlace(request, incident.place().holds(request, node));
        } else if (request.time() < incident.span().first().start()) {
            before = Math.max(before, request.time());
        } else {
            after = Math.min(after, request.time());
        }
    }

    private void addPlace(Request request, boolean isThere) {
        boolean isFailure = incident.kind().isFailure(request.answer().elbStatus());
        failed += isFailure ? 1 : 0;
        atPlace += isThere ? 1 : 0;
        failedAtPlace += isThere && isFailure ? 1 : 0;
        if (isFailure || (isThere && incident.kind() == Kind.LATENCY)) {
            first = Math.min(first, request.time());
            last = Math.max(last, request.time());
        }
    }

    /** Whether it shows in the day. */
    boolean hasHappened() {
        return incident.kind() == Kind.SILENCE ? before > Long.MIN_VALUE : first <= last;
    }

    /** @param dayEnd first instant after the day */
    IncidentTruth truth(Instant dayEnd) {
        boolean isSilence = incident.kind() == Kind.SILENCE;
        Instant start = instant(isSilence ? before : first);
        Instant end = isSilence ? silentUntil(dayEnd) : instant(last);
        return new IncidentTruth(incident.group().api(), incident.kind(), start, end, traffic.requests(), failed,
                status(), causes());
    }

    private Instant silentUntil(Instant dayEnd) {
        return after == Long.MAX_VALUE ? dayEnd : instant(after);
    }

    private List<StatusCode> status() {
        return traffic.totals().statusCodes().stream()
                .filter(status -> incident.kind().isFailure(status.code())).toList();
    }

    private List<CauseTruth> causes() {
        return incident.place().values().entrySet().stream()
                .map(e -> new CauseTruth(e.getKey(), List.of(e.getValue()), atPlace, failedAtPlace)).toList();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
