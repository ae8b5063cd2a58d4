package io.albreport.local.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Copies of what the engine cannot read where it is: standard input and pipes, which can be read only once, what is
 * packed twice, and objects in S3. They lie in a temporary folder, made with the first of them, until this is closed or
 * the process ends.
 */
public final class Copies implements AutoCloseable {
    private @Nullable Path folder;
    private int number;

    /**
     * Writes a copy. It keeps the path of the original below a folder of its own, since the folders of a log tell whose
     * it is and when it was delivered.
     */
    Path of(Path original, InputStream content) throws IOException {
        Path absolute = original.toAbsolutePath().normalize();
        Path copy = folder().resolve(String.valueOf(++number)).resolve(absolute.getRoot().relativize(absolute));
        Files.createDirectories(copy.getParent());
        Files.copy(content, copy);
        return copy;
    }

    /** For copies that somebody else writes, below any folder whose name is no number. */
    public Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("alb-report-copies");
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeQuietly));
        }
        return folder;
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException _) {
            // Somebody still writes there; the temporary folder is emptied by others sooner or later.
        }
    }

    @Override
    public void close() throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
