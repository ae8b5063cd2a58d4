package io.albreport.local.engine;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

import io.albreport.local.reading.LogFile;
import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.Reasons;
import io.albreport.report.model.DataQuality.UnreadableFile;

/** Finds the files that end too early or turn into nonsense halfway. */
public final class BrokenFiles {
    private BrokenFiles() {}

    /** What somebody wants to know from files, none of which has to be whole. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(LogFiles files) throws SQLException, IOException;
    }

    /**
     * Asks again without the broken files when the answer fails on one: the engine gives up on a whole query then. To
     * look at every file beforehand would be to read all of them twice.
     */
    public static <T> T leftOut(LogFiles files, Question<T> question) throws SQLException, IOException {
        try {
            return question.ask(files);
        } catch (SQLException | EOFException | ZipException e) {
            List<UnreadableFile> broken = among(files.logs());
            if (broken.isEmpty()) {
                throw e;
            }
            return question.ask(files.without(broken));
        }
    }

    private static List<UnreadableFile> among(List<LogFile> files) throws IOException {
        List<UnreadableFile> broken = files.parallelStream().map(BrokenFiles::check).filter(Objects::nonNull).toList();
        return broken.isEmpty() ? refusedByTheEngine(files) : broken;
    }

    /** Fails on a damaged file, even where the engine, which checks no sums, made lines of the damage. */
    static void readToEnd(LogFile file) throws IOException {
        try (InputStream content = file.open()) {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static @Nullable UnreadableFile check(LogFile file) {
        try {
            readToEnd(file);
            return null;
        } catch (IOException e) {
            return new UnreadableFile(file.path().toString(), Reasons.of(e));
        }
    }

    /** One by one: DuckDB is stricter than Java about what follows the end of a gzip file. */
    private static List<UnreadableFile> refusedByTheEngine(List<LogFile> files) throws IOException {
        List<UnreadableFile> refused = new ArrayList<>();
        for (LogFile file : files) {
            try (DuckDb duckDb = new DuckDb(List.of(file))) {
                duckDb.days();
            } catch (SQLException e) {
                String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                refused.add(new UnreadableFile(file.path().toString(), "DuckDB cannot read it to its end: " + reason));
            }
        }
        // an engine that refuses every single one has a trouble of its own
        return refused.size() == files.size() && files.size() > 1 ? List.of() : refused;
    }
}
