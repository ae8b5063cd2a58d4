package io.albreport.benchmark.crac;

/** Looked for by its name, never thrown. */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1L;
}
