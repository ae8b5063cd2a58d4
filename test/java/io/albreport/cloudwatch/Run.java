package io.albreport.cloudwatch;

/** How a run may go, as far as alarms can tell. */
public enum Run {
    GOOD, FOUND, FAILED, ALMOST_STOPPED, SLOW, MEMORY_SHORT, EMPTY, MALFORMED, SCANNED_HALF, SCANNED_MUCH, UPLOAD_FAILED, MAIL_FAILED, CHECK_PASSED, CHECK_FAILED, CHECK_WITHOUT_SUBSCRIBER, REVIEWED_WEEK, REVIEWED_MONTH, INSTALLED, ASKED_AGAIN, PREVENTED, STOPPED;

    /** Whether it ends before a line of the function's code is executed, as experiments have it. */
    public boolean isWithoutCode() {
        return this == PREVENTED || this == STOPPED;
    }

    /** Whether it is a health check. */
    public boolean isCheck() {
        return name().startsWith("CHECK");
    }
}
