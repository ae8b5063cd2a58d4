package io.albreport.local.generator.request;

/** The three processing times in milliseconds; -1 where the request never got so far. */
public record Timing(int requestMs, int targetMs, int responseMs) {
    public static final Timing NONE = new Timing(-1, -1, -1);
}
