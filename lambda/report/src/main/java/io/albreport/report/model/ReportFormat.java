package io.albreport.report.model;

/** A format that a report is written in, and the name of its file. */
public enum ReportFormat {
    HTML("report.html"), PDF("report.pdf"), JSON("report.json"), CSV("apis.csv");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    /** Of another document in this format: {@code review.html}. */
    public String fileName(String document) {
        return document + fileName.substring(fileName.indexOf('.'));
    }
}
