package io.albreport.reference;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Totals.Source;

/**
 * A readable line and what it means.
 *
 * @param time null when it is no moment, such as the 31st of June
 * @param latencyMs null where no time to the target's first byte was logged
 * @param api null where no target group took part
 */
record LoggedRequest(LogLine line, @Nullable Instant time, @Nullable Double latencyMs, @Nullable ApiKey api,
        Route route) {

    static LoggedRequest of(LogLine line) {
        return new LoggedRequest(line, time(line.time()), latencyMs(line.targetProcessingTime()),
                ApiKey.of(line.targetGroupArn()), Route.of(line.request()));
    }

    private static @Nullable Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Double latencyMs(String seconds) {
        try {
            BigDecimal ms = new BigDecimal(seconds).movePointRight(3);
            return ms.signum() < 0 ? null : ms.doubleValue();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** 1 to 5; 0 for whatever is no HTTP status. */
    int statusClass() {
        long status = FieldText.number(line.elbStatusCode());
        return status >= 100 && status < 600 ? (int) (status / 100) : 0;
    }

    Source madeBy() {
        return FieldText.isDigits(line.targetStatusCode()) ? Source.TARGET : Source.LOAD_BALANCER;
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
