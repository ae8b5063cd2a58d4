package io.albreport.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.albreport.report.DataQuality.UnreadableFile;

/** Finds the files that end too early or turn into nonsense halfway. */
final class BrokenFiles {
    private BrokenFiles() {}

    /** Those of the files that cannot be read to their end. */
    static List<UnreadableFile> among(List<LogFile> files) {
        return files.parallelStream().map(BrokenFiles::check).filter(Objects::nonNull).toList();
    }

    private static @Nullable UnreadableFile check(LogFile file) {
        try (InputStream content = file.open()) {
            content.transferTo(OutputStream.nullOutputStream());
            return null;
        } catch (IOException e) {
            return new UnreadableFile(file.path().toString(), Reasons.of(e));
        }
    }
}
