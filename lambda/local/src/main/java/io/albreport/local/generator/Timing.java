package io.albreport.local.generator;

/** The three processing times in milliseconds; -1 where the request never got so far. */
record Timing(int requestMs, int targetMs, int responseMs) {
    static final Timing NONE = new Timing(-1, -1, -1);
}
