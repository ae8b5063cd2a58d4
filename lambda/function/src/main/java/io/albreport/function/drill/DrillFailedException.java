package io.albreport.function.drill;

/** A drill that could not look; the message is a sentence for the one who operates it. */
final class DrillFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrillFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
