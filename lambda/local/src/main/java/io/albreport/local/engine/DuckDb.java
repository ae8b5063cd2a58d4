package io.albreport.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

import io.albreport.local.reading.LogFile;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.statement.SampledRoute;

/** DuckDB inside this process, with the table {@code access_logs} over some files. */
public final class DuckDb implements AutoCloseable {
    /** Beyond it DuckDB works on disk, so that an unusual day (a million routes) still fits a small machine. */
    private static final String MEMORY = "900MB";

    private final Connection connection;
    private final Path overflow;
    private final List<LogFile> files;

    /**
     * @throws IOException when the temporary folder cannot be made
     */
    public DuckDb(List<LogFile> files) throws SQLException, IOException {
        this.files = files;
        overflow = Files.createTempDirectory("alb-report");
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try {
            prepare();
        } catch (SQLException refused) {
            close();
            throw refused;
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '" + MEMORY + "'");
            statement.execute("SET temp_directory = '" + overflow.toString().replace("'", "''") + "'");
            // computed, and not drawn: whoever waits has a bar of ours
            statement.execute("SET enable_progress_bar = true");
            statement.execute("SET enable_progress_bar_print = false");
            // the statement's answer has no order to keep
            statement.execute("SET preserve_insertion_order = false");
            for (String difference : LogTable.DIALECT) {
                statement.execute(difference);
            }
            statement.execute(LogTable.over(files));
        }
    }

    /** The engine's name and version. */
    public String name() throws SQLException {
        return "DuckDB " + connection.getMetaData().getDatabaseProductVersion();
    }

    /**
     * Runs a statement on the first lines of some files instead; its answer is API, URL and requests. There is none where
     * the temporary folder has no room for the lines: a report is made without it.
     */
    public List<SampledRoute> sample(String sql) throws SQLException, IOException {
        Path lines = overflow.resolve("sample.log");
        try {
            return routes(sql, Sample.of(files, lines));
        } catch (IOException _) {
            return List.of();
        } finally {
            Files.deleteIfExists(lines);
        }
    }

    private List<SampledRoute> routes(String sql, LogFile sample) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LogTable.overSample(sample));
            List<SampledRoute> routes = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    routes.add(new SampledRoute(result.getString(1), result.getString(2), result.getLong(3)));
                }
            }
            statement.execute(LogTable.over(files));
            return routes;
        }
    }

    /**
     * Runs the report's statement and hands over each row.
     *
     * @param done is told, by another thread, which share of the work is done: 0 to 1
     */
    public void run(String sql, Consumer<ResultRow> rows, DoubleConsumer done) throws SQLException {
        try (Statement statement = connection.createStatement();
                Watch _ = new Watch(statement, done);
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(result.getString(column));
                }
                rows.accept(new ResultRow(values));
            }
        }
    }

    /** Asks a statement again and again how far it is, until it is closed. */
    private record Watch(ScheduledExecutorService clock) implements AutoCloseable {
        private static final long INTERVAL_MILLIS = 200;

        Watch(Statement statement, DoubleConsumer done) throws SQLException {
            this(Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory()));
            DuckDBPreparedStatement running = statement.unwrap(DuckDBPreparedStatement.class);
            Future<?> _ = clock.scheduleAtFixedRate(() -> tell(running, done), INTERVAL_MILLIS, INTERVAL_MILLIS,
                    TimeUnit.MILLISECONDS);
        }

        private static void tell(DuckDBPreparedStatement running, DoubleConsumer done) {
            try {
                // -1 while it cannot tell yet
                done.accept(Math.clamp(running.getQueryProgress().getPercentage() / 100, 0, 1));
            } catch (SQLException _) {
                // Between two statements there is nothing to ask about; the next time may be better.
            }
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }

    /** The hours that lines are of, UTC, ascending, and how many are of each. */
    public SortedMap<LocalDateTime, Long> hours() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("""
                SELECT try_cast(substr("time", 1, 13) || ':00:00' AS timestamp) AS "hour", count(*) FROM access_logs
                WHERE "time" IS NOT NULL GROUP BY 1""")) {
            SortedMap<LocalDateTime, Long> hours = new TreeMap<>();
            while (result.next()) {
                LocalDateTime hour = result.getObject(1, LocalDateTime.class);
                if (hour != null) {
                    hours.put(hour, result.getLong(2));
                }
            }
            return hours;
        }
    }

    /** Lines that did not even make it into the table, of the last query: not UTF-8, or endless. */
    public List<MalformedLine> rejected() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("""
                SELECT DISTINCT ON (file_path, line) file_path, line, csv_line
                FROM reject_errors JOIN reject_scans USING (scan_id, file_id) ORDER BY file_path, line""")) {
            List<MalformedLine> lines = new ArrayList<>();
            while (result.next()) {
                lines.add(new MalformedLine(result.getString(1), result.getLong(2), result.getString(3)));
            }
            return lines;
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        // DuckDB removes what it wrote there; the folder is ours
        Files.deleteIfExists(overflow);
    }
}
