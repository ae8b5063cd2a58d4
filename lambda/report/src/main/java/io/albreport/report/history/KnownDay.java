package io.albreport.report.history;

import java.time.LocalDate;
import java.util.Map;

/**
 * What history keeps in memory of a day's summary, a few hundred bytes an API.
 *
 * @param partial whether some time of the day has no line of any API: it tells nothing of what is normal
 * @param bytesRead of logs, as stored
 * @param peakHour requests of all APIs in the day's busiest hour
 * @param apis by name, the requests that reached no target group among them
 */
public record KnownDay(LocalDate date, boolean partial, long bytesRead, long peakHour, Map<String, KnownApi> apis) {

    /** Of all APIs, and of those that reached none. */
    public long requests() {
        return apis.values().stream().mapToLong(KnownApi::requests).sum();
    }
}
