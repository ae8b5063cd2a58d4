package io.albreport.report.statement;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One row of the statement's answer, as text: what a JDBC driver and Athena's result file have in common. Which columns
 * hold something depends on the section.
 */
public final class ResultRow {
    /** The statement's columns, in its order. */
    public static final List<String> COLUMNS = List.of("section", "api", "hour", "tls", "classification", "reason",
            "folder", "requests", "client_errors", "errors", "received", "sent", "outside", "early", "ignored",
            "malformed",
            "members",
            "slowest_micros", "sketch", "paces", "answers", "target_groups", "most", "failing", "failing_often", "slow",
            "busy", "error_suspects", "client_error_suspects", "paced_routes", "route_sample", "examples");

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
        /** Lines, by the folder that their files lie in. */
        FILE("file"),
        /** Requests of one API, by status and ten minutes. */
        TRAFFIC("traffic"),
        /** Latencies of one API. */
        API_LATENCY("apiLatency"),
        /** Latencies in one hour. */
        HOUR_LATENCY("hourLatency"),
        /** Latencies of one API, by ten minutes. */
        SLOT_LATENCY("slotLatency"),
        /** The routes of one API that are worth a look. */
        ROUTE("route"),
        /** The targets of one API, likewise. */
        TARGET("target"),
        /** The clients of one API that may be the cause of something. */
        API_CLIENT("apiClient"),
        /** The hosts that one API was asked for, likewise. */
        HOST("host"),
        /** The nodes of load balancers that forwarded to one API, likewise. */
        NODE("node"),
        /** Client addresses with most requests, all in one row. */
        CLIENT("client"),
        /** User agents, likewise. */
        USER_AGENT("userAgent"),
        /** One combination of TLS version and desync classification. */
        CONNECTION("connection");

        private final String name;

        Section(String name) {
            this.name = name;
        }
    }

    public Section section() {
        String name = required("section");
        return Stream.of(Section.values()).filter(section -> section.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown section in a result row: " + name));
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

    /** The words of a packed text; none for NULL. */
    public List<String> list(String column) {
        return split(column, " ");
    }

    /** The lines of a packed text; none for NULL. */
    public List<String> lines(String column) {
        return split(column, "\n");
    }

    private List<String> split(String column, String separator) {
        String value = text(column);
        return value == null || value.isEmpty() ? List.of() : List.of(value.split(separator, -1));
    }
}
