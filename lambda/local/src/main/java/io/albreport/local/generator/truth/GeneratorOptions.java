package io.albreport.local.generator.truth;

import java.time.LocalDate;

/**
 * What to generate. The same options give the same bytes.
 *
 * @param date the UTC day that the logs are about
 * @param requests readable lines whose time is in that day; lines outside the day and malformed ones come on top
 * @param seed of all random choices
 * @param malformed lines that no reader can make sense of, spread over the files
 * @param incidents whether to plant some into a day that is healthy otherwise
 */
public record GeneratorOptions(LocalDate date, long requests, long seed, long malformed, boolean incidents) {
    /** Far above a day of the busiest load balancers, and far below where 64-bit counts would overflow. */
    private static final long MOST = 1_000_000_000L;

    public GeneratorOptions {
        requireCount("requests", requests);
        requireCount("malformed", malformed);
    }

    /** Without planted incidents. */
    public GeneratorOptions(LocalDate date, long requests, long seed, long malformed) {
        this(date, requests, seed, malformed, false);
    }

    public GeneratorOptions withIncidents() {
        return new GeneratorOptions(date, requests, seed, malformed, true);
    }

    private static void requireCount(String name, long value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("%s must be from 0 to %d, got %d".formatted(name, MOST, value));
        }
    }
}
