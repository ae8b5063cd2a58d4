package io.albreport.report;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of the statement's answer, as text: what a JDBC driver and Athena's result file have in common. Which columns
 * hold something depends on the section.
 */
public final class ResultRow {
    /** The statement's columns, in its order. */
    public static final List<String> COLUMNS = List.of("section", "api", "member", "status", "made_by", "hour",
            "method",
            "route", "value", "classification", "reason", "requests", "client_errors", "errors", "received", "sent",
            "malformed", "example", "first_at", "last_at", "section_members", "latencies", "p95_bucket", "sketch",
            "place", "slow_place");

    private final List<@Nullable String> values;

    /**
     * @param values one for each of {@link #COLUMNS}
     */
    public ResultRow(List<@Nullable String> values) {
        if (values.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(
                    "a row of the report's statement has %d columns, got %d".formatted(COLUMNS.size(), values.size()));
        }
        this.values = values;
    }

    /** The kinds of rows. */
    enum Section {
        OUTCOME, FILE, API_STATUS, HOUR_STATUS, API_HOUR, API_LATENCY, HOUR_LATENCY, ROUTE, CLIENT, USER_AGENT, CONNECTION
    }

    Section section() {
        return switch (required("section")) {
            case "outcome" -> Section.OUTCOME;
            case "file" -> Section.FILE;
            case "apiStatus" -> Section.API_STATUS;
            case "hourStatus" -> Section.HOUR_STATUS;
            case "apiHour" -> Section.API_HOUR;
            case "apiLatency" -> Section.API_LATENCY;
            case "hourLatency" -> Section.HOUR_LATENCY;
            case "route" -> Section.ROUTE;
            case "client" -> Section.CLIENT;
            case "userAgent" -> Section.USER_AGENT;
            case "connection" -> Section.CONNECTION;
            default -> throw new IllegalArgumentException("unknown section in a result row: " + required("section"));
        };
    }

    @Nullable
    String text(String column) {
        return values.get(COLUMNS.indexOf(column));
    }

    String required(String column) {
        String value = text(column);
        if (value == null) {
            throw new IllegalArgumentException("no " + column + " in a result row: " + values);
        }
        return value;
    }

    /** A sum over no value is NULL in SQL: nothing, so 0. */
    long number(String column) {
        String value = text(column);
        return value == null ? 0 : Long.parseLong(value);
    }
}
