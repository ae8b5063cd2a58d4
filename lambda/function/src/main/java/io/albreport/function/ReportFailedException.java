package io.albreport.function;

/** A run that made no report, or not all that belongs to one; the message is a sentence for the one who operates it. */
final class ReportFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportFailedException(String message) {
        super(message);
    }

    ReportFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
