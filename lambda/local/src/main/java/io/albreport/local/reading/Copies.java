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
 * Copies of what the engine cannot read where it is: standard input and pipes, which can be read only once, and what is
 * packed twice. They lie in a temporary folder, made with the first of them, until this is closed.
 */
final class Copies implements AutoCloseable {
    private @Nullable Path folder;
    private int number;

    /**
     * Writes a copy. It keeps the path of the original below a folder of its own, since the folders of a log tell whose
     * it is and when it was delivered.
     */
    Path of(Path original, InputStream content) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("alb-report-copies");
        }
        Path absolute = original.toAbsolutePath().normalize();
        Path copy = folder.resolve(String.valueOf(++number)).resolve(absolute.getRoot().relativize(absolute));
        Files.createDirectories(copy.getParent());
        Files.copy(content, copy);
        return copy;
    }

    @Override
    public void close() throws IOException {
        if (folder == null) {
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
