package io.albreport.alarms;

import java.util.Locale;

/** How a run may go, as far as alarms can tell. */
public enum Run {
    GOOD, FOUND, FAILED, ALMOST_STOPPED, SLOW, MEMORY_SHORT, EMPTY, MALFORMED, SCANNED_MUCH, UPLOAD_FAILED, MAIL_FAILED, CHECK_PASSED, CHECK_FAILED, CHECK_WITHOUT_SUBSCRIBER;

    /** Of the file that holds its log. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".log";
    }
}
