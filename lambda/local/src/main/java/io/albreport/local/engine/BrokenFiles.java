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
    /** In what DuckDB says of a gzip file that goes on behind its end. */
    private static final String BEHIND_GZIP = "GZIP stream";

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
            LogFiles readable = readable(files);
            if (readable.equals(files)) {
                throw e;
            }
            return leftOut(readable, question);
        }
    }

    private static LogFiles readable(LogFiles files) throws IOException {
        List<UnreadableFile> broken = files.logs().parallelStream().map(BrokenFiles::check).filter(Objects::nonNull)
                .toList();
        return broken.isEmpty() ? readableByTheEngine(files) : files.without(broken);
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
            return new UnreadableFile(file.path(), Reasons.of(e));
        }
    }

    /** One by one: DuckDB is stricter than Java about what follows the end of a gzip file, zeros among it. */
    private static LogFiles readableByTheEngine(LogFiles files) throws IOException {
        List<UnreadableFile> refused = new ArrayList<>();
        List<LogFile> padded = new ArrayList<>();
        for (LogFile file : files.logs()) {
            String refusal = refusal(file);
            if (refusal.contains(BEHIND_GZIP) && file.endsInZero()) {
                padded.add(file);
            } else if (!refusal.isEmpty()) {
                refused.add(new UnreadableFile(file.path(), "DuckDB cannot read it to its end: " + refusal));
            }
        }
        // an engine that refuses every single one has a trouble of its own
        boolean isOwnTrouble = refused.size() == files.logs().size() && refused.size() > 1;
        return isOwnTrouble ? files : files.unpacking(padded).without(refused);
    }

    /** The engine's first words on a file; empty when it reads it. */
    private static String refusal(LogFile file) throws IOException {
        try (DuckDb duckDb = new DuckDb(List.of(file))) {
            duckDb.hours();
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown")
                    .replace(file.stored().toString(), file.path());
        }
    }
}
