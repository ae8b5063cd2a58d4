package io.albreport.local.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.local.reading.LogFileName;
import io.albreport.local.reading.LogFiles;

/** The table of the local report, for tests that ask it the same as another one. */
public final class DuckDbTable {
    private DuckDbTable() {}

    /** The rows of an answer over the access logs below some folders, as text. */
    public static List<List<@Nullable String>> query(List<Path> folders, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String difference : LogTable.DIALECT) {
                statement.execute(difference);
            }
            statement.execute(LogTable.over(LogFiles.find(folders).logs()));
            List<List<@Nullable String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    List<@Nullable String> row = new ArrayList<>();
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        row.add(result.getString(column));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    /** Whether the local report reads a file of that name. */
    public static boolean reads(String fileName) {
        return LogFileName.of(fileName).isAccessLog();
    }
}
