package io.albreport.local.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.DataQuality.UnreadableFile;

/**
 * The files that a report is to be made from.
 *
 * @param places files and folders to look at, as somebody named them
 * @param logs access logs that can be opened, sorted by path
 * @param skipped other files: other kinds of logs, and what is no log
 * @param unreadable access logs that cannot be opened, with the reason
 */
public record LogFiles(List<Path> places, List<LogFile> logs, long skipped, List<UnreadableFile> unreadable) {
    /** Why there is nothing, when there is not even a file to read. */
    public static final String NO_LOG = "name access logs that can be read, or folders that hold them";

    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

    /**
     * Looks at files and, below folders, at every file.
     *
     * @throws NothingToReportException when one of the paths is not there
     */
    public static LogFiles find(List<Path> paths) {
        Map<Path, Path> files = new LinkedHashMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NothingToReportException(
                        "%s: no such file or folder; name access logs or folders that hold them".formatted(path));
            }
            for (Path file : below(path)) {
                files.putIfAbsent(identity(file), file);
            }
        }
        return sort(paths, files.values());
    }

    /** Of these, the files that may hold lines of a day. */
    public LogFiles of(LocalDate day) {
        return new LogFiles(places, logs.stream().filter(log -> log.name().mayHoldLinesOf(day)).toList(), skipped,
                unreadable);
    }

    /** All but some that turned out to be unreadable. */
    public LogFiles without(List<UnreadableFile> broken) {
        Set<String> names = new LinkedHashSet<>(broken.stream().map(UnreadableFile::file).toList());
        return new LogFiles(places, logs.stream().filter(log -> !names.contains(log.path().toString())).toList(),
                skipped,
                Stream.concat(unreadable.stream(), broken.stream()).toList());
    }

    /** What was looked at, for a person who expected more. */
    public String nothing(String what, String why) {
        String first = unreadable.isEmpty()
                ? ""
                : ", such as %s: %s".formatted(unreadable.getFirst().file(), unreadable.getFirst().reason());
        return "no %s in %s: %s (access logs: %,d; other files: %,d; unreadable: %,d%s)".formatted(what,
                shown(places), why, logs.size(), skipped, unreadable.size(), first);
    }

    public long bytes() {
        return logs.stream().mapToLong(LogFile::bytes).sum();
    }

    private static String shown(List<Path> places) {
        return places.getFirst() + (places.size() > 1 ? " and %,d more".formatted(places.size() - 1) : "");
    }

    /** The same for a file that is reached in two ways; it is not to be counted twice. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath();
        }
    }

    private static List<Path> below(Path path) {
        try (Stream<Path> tree = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(file -> !Files.isDirectory(file)).map(Path::normalize).sorted().toList();
        } catch (UncheckedIOException e) {
            throw unreadable(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static NothingToReportException unreadable(Path folder, IOException e) {
        String which = e instanceof FileSystemException file ? file.getFile() : folder.toString();
        return new NothingToReportException("%s: the folder cannot be read: %s".formatted(which, Reasons.of(e)), e);
    }

    private static LogFiles sort(List<Path> places, Collection<Path> files) {
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
        return new LogFiles(places, logs, skipped, unreadable);
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
