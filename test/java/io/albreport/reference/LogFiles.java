package io.albreport.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.albreport.report.model.DataQuality.UnreadableFile;

/**
 * All files below some paths, and the lines of those that are access logs.
 *
 * @param bytes of the files that were read, as stored
 */
public record LogFiles(List<ReadFile> read, long skipped, List<UnreadableFile> unreadable, long bytes) {

    /** One file and all its lines. */
    record ReadFile(Path path, List<String> lines) {}

    static LogFiles below(List<Path> paths) throws IOException {
        List<ReadFile> read = new ArrayList<>();
        List<UnreadableFile> unreadable = new ArrayList<>();
        long skipped = 0;
        long bytes = 0;
        for (Path path : filesBelow(paths)) {
            if (!LogFileKind.isAccessLog(path.getFileName().toString())) {
                skipped++;
                continue;
            }
            try {
                read.add(new ReadFile(path, lines(path)));
                bytes += Files.size(path);
            } catch (IOException e) {
                unreadable.add(new UnreadableFile(path.toString(), e.toString()));
            }
        }
        return new LogFiles(read, skipped, unreadable, bytes);
    }

    private static List<Path> filesBelow(List<Path> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> all = Files.walk(path)) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static List<String> lines(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path);
                InputStream text = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            return lines;
        }
    }
}
