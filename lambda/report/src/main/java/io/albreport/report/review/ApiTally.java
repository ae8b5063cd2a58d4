package io.albreport.report.review;

import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.albreport.report.history.Budgets;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.model.LatencySketch;
import io.albreport.report.model.review.Traffic;

/** One API's days, added up; or those of all APIs. */
final class ApiTally {
    private final double objective;
    private final TreeMap<Integer, Long> buckets = new TreeMap<>();
    private int days;
    private long requests;
    private long errors;
    private long elbErrors;
    private long clientErrors;
    private long timeouts;
    private long receivedBytes;
    private long sentBytes;
    private @Nullable Double worstHour;

    /** @param objective of availability, from 0 to 1 */
    ApiTally(double objective) {
        this.objective = objective;
    }

    void add(ApiDay day) {
        days++;
        requests += day.requests();
        errors += day.status().serverErrors();
        elbErrors += day.elb5xx();
        clientErrors += day.status().clientErrors();
        timeouts += day.latency().timeouts();
        receivedBytes += day.receivedBytes();
        sentBytes += day.sentBytes();
        day.latency().buckets().forEach((bucket, count) -> buckets.merge(bucket, count, Long::sum));
        Double worst = Budgets.worstHour(day.hourlyRequests(), day.hourlyErrors(), objective);
        worstHour = worstHour == null || (worst != null && worst > worstHour) ? worst : worstHour;
    }

    /** How much faster than allowed the worst hour spent; null without an hour of errors. */
    @Nullable
    Double worstHour() {
        return worstHour;
    }

    Traffic traffic() {
        return traffic(days, 0);
    }

    /** @param logBytes as stored */
    Traffic traffic(int ofDays, long logBytes) {
        long timed = timeouts + buckets.values().stream().mapToLong(Long::longValue).sum();
        return new Traffic(ofDays, requests, errors, elbErrors, clientErrors,
                requests == 0 ? null : (double) (requests - errors) / requests,
                LatencySketch.percentile(buckets, timed, 50), LatencySketch.percentile(buckets, timed, 95),
                LatencySketch.percentile(buckets, timed, 99), timed, timeouts, receivedBytes, sentBytes, logBytes);
    }
}
