package io.albreport.reference;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals.Source;

/**
 * A readable line and what it means.
 *
 * @param latencyMs null where no time to the target's first byte was logged, or one of more than eleven days
 * @param api null where no target group took part
 * @param node address of the load balancer's node; null where neither the line nor the file's name says it
 */
record LoggedRequest(LogLine line, Instant time, @Nullable Double latencyMs, @Nullable ApiKey api,
        Route route, @Nullable String node) {

    private static final int LONGEST_REASON = 100;
    private static final BigDecimal LONGEST_MS = new BigDecimal("1000000000");

    static LoggedRequest of(LogLine line, String file) {
        String logged = FieldText.orNull(line.ipAddress());
        return new LoggedRequest(line, Instant.parse(line.time()), latencyMs(line.targetProcessingTime()),
                ApiKey.of(line.targetGroupArn()), Route.of(line.request()), logged == null ? nodeOf(file) : logged);
    }

    /** The last part but one of a file's name, where that is an address. */
    private static @Nullable String nodeOf(String file) {
        String[] parts = file.substring(file.lastIndexOf('/') + 1).split("_", -1);
        String node = parts.length < 3 ? "" : parts[parts.length - 2];
        return !node.isEmpty() && node.chars().allMatch(c -> "0123456789abcdef.:".indexOf(c) >= 0) ? node : null;
    }

    /** The name that was asked for, without a port; null for a request that could not be parsed. */
    @Nullable
    String host() {
        RequestParts parts = RequestParts.of(line.request());
        String[] url = parts.url().split("[/?]", -1);
        return parts.protocol().isEmpty() || url.length < 3 || url[2].isEmpty()
                ? null
                : url[2].replaceAll(":\\d+$", "");
    }

    private static @Nullable Double latencyMs(String seconds) {
        try {
            BigDecimal ms = new BigDecimal(seconds).movePointRight(3);
            return ms.signum() < 0 || ms.compareTo(LONGEST_MS) > 0 ? null : ms.doubleValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** 1 to 5; 0 for whatever is no HTTP status. */
    int statusClass() {
        String code = line.elbStatusCode();
        return code.length() == 3 && FieldText.isDigits(code) && code.charAt(0) < '6' ? code.charAt(0) - '0' : 0;
    }

    Source madeBy() {
        boolean passedOn = line.targetStatusCode().equals(line.elbStatusCode());
        return passedOn && !line.elbStatusCode().startsWith("-") ? Source.TARGET : Source.LOAD_BALANCER;
    }

    /** No target answered in time. */
    boolean timedOut() {
        return latencyMs == null && line.elbStatusCode().equals("504");
    }

    /** Of the load balancer; of a longer text its beginning, and on one word. */
    @Nullable
    String reason() {
        String reason = FieldText.orNull(line.errorReason());
        if (reason == null) {
            return null;
        }
        return reason.substring(0, Math.min(LONGEST_REASON, reason.length())).replace(' ', '_').replace(':', '_');
    }

    @Nullable
    String userAgent() {
        String agent = FieldText.orNull(line.userAgent());
        return agent == null ? null : FieldText.decoded(agent);
    }

    @Nullable
    String tls() {
        return FieldText.orNull(line.sslProtocol());
    }

    @Nullable
    String classification() {
        String classification = FieldText.orNull(line.classification());
        String reason = FieldText.orNull(line.classificationReason());
        return classification == null || reason == null ? classification : classification + ": " + reason;
    }
}
