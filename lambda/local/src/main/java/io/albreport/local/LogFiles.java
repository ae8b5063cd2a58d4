package io.albreport.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.DataQuality.UnreadableFile;

/**
 * The files that a report is to be made from.
 *
 * @param logs access logs that can be opened, sorted by path
 * @param skipped other files: other kinds of logs, and what is no log
 * @param unreadable access logs that cannot be opened, with the reason
 */
record LogFiles(List<LogFile> logs, long skipped, List<UnreadableFile> unreadable) {
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

    /**
     * Looks at files and, below folders, at every file.
     *
     * @throws NothingToReportException when one of the paths is not there
     */
    static LogFiles find(List<Path> paths) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NothingToReportException(
                        "%s: no such file or folder; name access logs or folders that hold them".formatted(path));
            }
            files.addAll(below(path));
        }
        return sort(files);
    }

    /** Of these, the files that may hold lines of a day. */
    LogFiles of(LocalDate day) {
        return new LogFiles(logs.stream().filter(log -> log.name().mayHoldLinesOf(day)).toList(), skipped, unreadable);
    }

    /** All but some that turned out to be unreadable. */
    LogFiles without(List<UnreadableFile> broken) {
        Set<String> names = new LinkedHashSet<>(broken.stream().map(UnreadableFile::file).toList());
        return new LogFiles(logs.stream().filter(log -> !names.contains(log.path().toString())).toList(), skipped,
                Stream.concat(unreadable.stream(), broken.stream()).toList());
    }

    /** What was looked at, for a person who expected more. */
    String nothing(String why) {
        return "of %,d files, %,d are access logs, %,d are others and %,d cannot be opened; %s".formatted(
                logs.size() + skipped + unreadable.size(), logs.size(), skipped, unreadable.size(), why);
    }

    long bytes() {
        return logs.stream().mapToLong(LogFile::bytes).sum();
    }

    private static List<Path> below(Path path) {
        try (Stream<Path> tree = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(file -> !Files.isDirectory(file)).map(Path::normalize).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new NothingToReportException("%s: the folder cannot be read (%s)".formatted(path, e.getMessage()), e);
        }
    }

    private static LogFiles sort(Set<Path> files) {
        List<LogFile> logs = new ArrayList<>();
        List<UnreadableFile> unreadable = new ArrayList<>();
        long skipped = 0;
        for (Path file : files) {
            LogFileName name = LogFileName.of(file.getFileName().toString());
            if (!name.isAccessLog()) {
                skipped++;
                continue;
            }
            String reason = open(file, name, logs);
            if (reason != null) {
                unreadable.add(new UnreadableFile(file.toString(), reason));
            }
        }
        return new LogFiles(logs, skipped, unreadable);
    }

    private static @Nullable String open(Path file, LogFileName name, List<LogFile> logs) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] magic = content.readNBytes(GZIP_MAGIC.length);
            boolean compressed = Arrays.equals(magic, GZIP_MAGIC);
            if (!compressed && file.toString().endsWith(".gz")) {
                return magic.length == 0 ? "it is empty" : "it is not a gzip file";
            }
            logs.add(new LogFile(file, name, Files.size(file), compressed));
            return null;
        } catch (IOException e) {
            return Reasons.of(e);
        }
    }
}
