package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Real lines from public repositories, with what those say about them. They are not part of this project. */
public final class Corpus {
    private static final String BESIDE_THE_REPOSITORY = "../shared/corpus";

    private Corpus() {}

    /** Skips the test where the corpus is absent. */
    static Path folder() {
        Path folder = Path.of(System.getProperty("corpus", repository().resolve(BESIDE_THE_REPOSITORY).toString()));
        assumeTrue(Files.isDirectory(folder), () -> "the corpus of real log lines is not there: put it into "
                + folder.normalize() + " or name its folder with -Dcorpus=DIR");
        return folder;
    }

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder().resolve(name));
    }

    static LogLine line(String name, int lineNumber) throws IOException {
        String text = lines(name).get(lineNumber - 1);
        return Objects.requireNonNull(LogLine.parse(text), text);
    }

    static List<JsonNode> expectations(String name) throws IOException {
        JsonNode all = new ObjectMapper().readTree(folder().resolve("expected").resolve(name).toFile());
        assertThat(all).isNotEmpty();
        return all.valueStream().toList();
    }

    public static List<Path> accessLogs() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no .mvn in any folder above the working directory");
        }
        return folder;
    }
}
