package io.albreport.cloudwatch;

/** How a run may go, as far as alarms can tell. */
public enum Run {
    GOOD, FOUND, FAILED, ALMOST_STOPPED, SLOW, MEMORY_SHORT, EMPTY, MALFORMED, SCANNED_HALF, SCANNED_MUCH, UPLOAD_FAILED, MAIL_FAILED, CHECK_PASSED, CHECK_FAILED, CHECK_WITHOUT_SUBSCRIBER, INSTALLED;

    /** Whether it is a health check. */
    public boolean isCheck() {
        return name().startsWith("CHECK");
    }
}
