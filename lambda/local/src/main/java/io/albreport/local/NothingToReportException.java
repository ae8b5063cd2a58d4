package io.albreport.local;

/** There is no access log line to report on; the message says in one sentence what was looked at. */
final class NothingToReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToReportException(String message) {
        super(message);
    }

    NothingToReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
