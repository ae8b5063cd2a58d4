package io.albreport.function.environment;

/** A run that made no report, or not all that belongs to one; the message is a sentence for the one who operates it. */
public final class ReportFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportFailedException(String message) {
        super(message);
    }

    public ReportFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
