package io.albreport.local.reading;

/** There is no access log line to report on; the message says in one sentence what was looked at. */
public final class NothingToReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingToReportException(String message) {
        super(message);
    }

    NothingToReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
