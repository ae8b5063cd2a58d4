package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Generated logs in a few files with many gzip members each: an engine takes its time for each of a thousand files. */
public final class FewerFiles {
    private static final Pattern ACCESS_LOG = Pattern
            .compile("(\\d+_elasticloadbalancing_[a-z0-9-]+_app[.][^_]+).*[.]gz");

    private FewerFiles() {}

    /** Joins those of one load balancer in each folder below. */
    public static void join(Path logs) throws IOException {
        Map<Path, Path> firstOf = new HashMap<>();
        for (Path file : files(logs)) {
            Matcher balancer = ACCESS_LOG.matcher(file.getFileName().toString());
            if (!balancer.matches()) {
                continue;
            }
            Path first = firstOf.putIfAbsent(file.resolveSibling(balancer.group(1)), file);
            if (first != null) {
                Files.write(first, Files.readAllBytes(file), StandardOpenOption.APPEND);
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(Path logs) throws IOException {
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
