package io.albreport.report.statement;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of the statement's answer, as text: what a JDBC driver and Athena's result file have in common. Which columns
 * hold something depends on the section.
 */
public final class ResultRow {
    /** The statement's columns, in its order. */
    public static final List<String> COLUMNS = List.of("section", "api", "hour", "method", "route", "value",
            "classification", "reason", "requests", "client_errors", "errors", "received", "sent", "outside",
            "malformed", "example", "first_at", "last_at", "members", "latencies", "timeouts", "slowest_micros",
            "p95_bucket", "sketch", "statuses", "target_groups", "most", "place", "slow_place", "folder");

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

    /** What a row is about. */
    public enum Section {
        /** Lines: of one file with malformed ones among them, or of all other files of a folder. */
        FILE,
        /** Requests by status, of one API in one hour. */
        TRAFFIC,
        /** Latencies of one API. */
        API_LATENCY,
        /** Latencies in one hour. */
        HOUR_LATENCY,
        /** One route of one API. */
        ROUTE,
        /** Client addresses with most requests, all in one row. */
        CLIENT,
        /** User agents, likewise. */
        USER_AGENT,
        /** One combination of TLS version and desync classification. */
        CONNECTION
    }

    public Section section() {
        return switch (required("section")) {
            case "file" -> Section.FILE;
            case "traffic" -> Section.TRAFFIC;
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
    public String text(String column) {
        return values.get(COLUMNS.indexOf(column));
    }

    public String required(String column) {
        String value = text(column);
        if (value == null) {
            throw new IllegalArgumentException("no " + column + " in a result row: " + values);
        }
        return value;
    }

    /** A sum over no value is NULL in SQL: nothing, so 0. */
    public long number(String column) {
        String value = text(column);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** The parts of a packed text; none for NULL. */
    public List<String> list(String column) {
        String value = text(column);
        return value == null || value.isEmpty() ? List.of() : List.of(value.split(" ", -1));
    }

    /** The lines of a packed text; none for NULL. */
    public List<String> lines(String column) {
        String value = text(column);
        return value == null || value.isEmpty() ? List.of() : List.of(value.split("\n", -1));
    }

    @Nullable
    public Instant instant(String column) {
        String value = text(column);
        return value == null ? null : Instant.parse(value);
    }
}
