package io.albreport.infrastructure.configuration;

import java.time.Duration;

import io.albreport.infrastructure.context.Section;

/**
 * What one query may take.
 *
 * @param scanLimitGb what it may read, in GB; Athena cancels it beyond
 * @param timeout how long it may run; the function stops it then, with time left to say so before its own end
 */
public record AthenaSettings(int scanLimitGb, Duration timeout) {
    static AthenaSettings from(Section athena) {
        return new AthenaSettings(athena.whole("scanLimitGb", 1, 10_000, 200),
                Duration.ofSeconds(athena.whole("timeoutSeconds", 10, 200, 180)));
    }
}
