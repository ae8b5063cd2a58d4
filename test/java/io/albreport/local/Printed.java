package io.albreport.local;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** Numbers of {@code report.json} as people find them on a page, worked out anew. */
public final class Printed {
    private static final int DECIMALS = 3;

    private Printed() {}

    /** Requests, availability, 5xx by load balancer and by targets, and p95. */
    static List<String> numbers(JsonNode totals) {
        return List.of(count(totals.path("requests")), availability(totals), count(totals.path("elb5xx")),
                count(totals.path("target5xx")), latency(totals.path("latencyMs"), "p95"));
    }

    private static String count(JsonNode count) {
        return String.format(Locale.ROOT, "%,d", count.longValue());
    }

    private static String availability(JsonNode totals) {
        long requests = totals.path("requests").longValue();
        long good = requests - totals.at("/status/5xx").longValue();
        BigDecimal percent = BigDecimal.valueOf(good).movePointRight(2).divide(BigDecimal.valueOf(requests), DECIMALS,
                RoundingMode.DOWN);
        return good == requests ? "100 %" : percent + " %";
    }

    private static String latency(JsonNode latency, String percentile) {
        if (latency.path(percentile).isNull()) {
            return latency.path("timeouts").longValue() > 0 ? "no answer" : "\u2013";
        }
        double ms = latency.path(percentile).doubleValue();
        if (ms > 0 && ms < 0.5) {
            return "<1 ms";
        }
        long whole = Math.round(ms);
        return whole < 1000 ? whole + " ms" : String.format(Locale.ROOT, "%,.2f s", ms / 1000);
    }
}
