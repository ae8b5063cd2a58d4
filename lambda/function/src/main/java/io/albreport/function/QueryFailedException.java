package io.albreport.function;

/** Athena gave no answer; the message has its reason. */
final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryFailedException(String message) {
        super(message);
    }

    QueryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
