package io.albreport.local.history;

import java.io.IOException;

import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Report;

/** What is known of the days before a report's. */
@FunctionalInterface
public interface LookBack {
    /** No history is kept. */
    LookBack NONE = (report, config) -> report;

    /**
     * The report in the light of the days before; its own is kept for the next.
     *
     * @throws IOException with a sentence for people, when the history cannot be read or written
     */
    Report on(Report report, ReportConfig config) throws IOException;
}
