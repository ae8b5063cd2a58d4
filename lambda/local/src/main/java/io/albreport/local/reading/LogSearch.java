package io.albreport.local.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.albreport.local.reading.LogFiles.Repeated;
import io.albreport.report.model.DataQuality.UnreadableFile;

/** Looks at files and, below folders, at every file; and sorts what it finds by name and content. */
final class LogSearch {
    private static final String STANDARD_INPUT = "-";

    /** How often a file may be packed with gzip; there are files that unpack to themselves. */
    private static final int MOST_LAYERS = 3;

    private final Fetched fetched;
    private final Copies copies;
    private final List<LogFile> logs = new ArrayList<>();
    private final List<UnreadableFile> unreadable;
    private final List<Repeated> repeated = new ArrayList<>();
    private final Map<String, LogFile> known = new HashMap<>();
    private long skipped;

    LogSearch(Fetched fetched) {
        this.fetched = fetched;
        copies = fetched.copies();
        unreadable = new ArrayList<>(fetched.missing());
        skipped = fetched.others();
    }

    /** @param isNamed whether somebody named the file itself, and not only a folder above it */
    private record Found(Path path, boolean isNamed) {}

    /** @throws NothingToReportException when one of the places is not there */
    LogFiles in(List<Path> places) {
        Map<Path, Found> files = new LinkedHashMap<>();
        for (Path place : places) {
            for (Found file : below(place)) {
                files.merge(identity(file.path()), file, (one, other) -> one.isNamed() ? one : other);
            }
        }
        files.values().forEach(this::sort);
        fetched.files().forEach(this::sort);
        return new LogFiles(Stream.concat(places.stream().map(Path::toString), fetched.places().stream()).toList(),
                logs,
                skipped, unreadable, repeated, copies);
    }

    private static List<Found> below(Path place) {
        if (place.toString().equals(STANDARD_INPUT)) {
            return List.of(new Found(place, true));
        }
        if (!Files.exists(place)) {
            throw new NothingToReportException(
                    "%s: no such file or folder; name access logs or folders that hold them".formatted(place));
        }
        if (!Files.isDirectory(place)) {
            return List.of(new Found(place.normalize(), true));
        }
        try (Stream<Path> tree = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
            return tree.filter(file -> !Files.isDirectory(file)).map(Path::normalize).sorted()
                    .map(file -> new Found(file, false)).toList();
        } catch (UncheckedIOException e) {
            throw unreadable(place, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static NothingToReportException unreadable(Path folder, IOException e) {
        String which = e instanceof FileSystemException file ? file.getFile() : folder.toString();
        return new NothingToReportException("%s: the folder cannot be read: %s".formatted(which, Reasons.of(e)), e);
    }

    /** The same for a file that is reached in two ways; it is not to be counted twice. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath();
        }
    }

    private void sort(Found file) {
        String plain = file.path().getFileName().toString();
        LogFileName name = file.isNamed() ? LogFileName.ofNamed(plain) : LogFileName.of(plain);
        try {
            if (name.isAccessLog() && (file.isNamed() || !isPipe(file.path()))) {
                add(open(file.path().toString(), stored(file.path()), name, 1));
            } else {
                skip(file.path());
            }
        } catch (IOException e) {
            unreadable.add(new UnreadableFile(file.path().toString(), Reasons.of(e)));
        }
    }

    private void sort(String address, Path copy) {
        try {
            add(open(address, copy, LogFileName.of(copy.getFileName().toString()), 1));
        } catch (IOException e) {
            unreadable.add(new UnreadableFile(address, Reasons.of(e)));
        }
    }

    /** Whether it is there, but no file that could be read again. */
    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
    }

    private Path stored(Path path) throws IOException {
        if (path.toString().equals(STANDARD_INPUT)) {
            return copies.of(path, System.in);
        }
        if (!isPipe(path)) {
            return path;
        }
        try (InputStream pipe = Files.newInputStream(path)) {
            return copies.of(path, pipe);
        }
    }

    private LogFile open(String path, Path stored, LogFileName name, int layer) throws IOException {
        byte[] head = head(stored);
        boolean compressed = Format.isGzip(head);
        byte[] text = compressed ? Format.unpacked(head) : head;
        if (Format.isGzip(text)) {
            return open(path, unpacked(path, stored, layer), name, layer + 1);
        }
        if (head.length == 0 && path.endsWith(".gz")) {
            throw new FileSystemException(path, null, "it is empty");
        }
        Format format = Format.of(text);
        if (format != null) {
            throw new FileSystemException(path, null, format.refusal(path));
        }
        return new LogFile(path, stored, name, Files.size(stored), compressed);
    }

    private Path unpacked(String path, Path stored, int layer) throws IOException {
        if (layer > MOST_LAYERS) {
            throw new FileSystemException(path, null, "it is packed again and again; unpack it first");
        }
        try (InputStream inner = new GZIPInputStream(Files.newInputStream(stored))) {
            return copies.of(stored, inner);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Format.head(content);
        }
    }

    /** An object counts once, wherever it lies; so does a file beside its own unpacked copy. */
    private void add(LogFile log) {
        String object = log.name().object();
        LogFile other = known.putIfAbsent(object == null
                ? log.path().replaceFirst("(?i)\\.gz$", "")
                : object, log);
        if (other != null && (object != null || log.holdsTheSameAs(other))) {
            repeated.add(new Repeated(log.path(), other.path()));
        } else {
            logs.add(log);
        }
    }

    /** No log by its ending; unless it is one that must be unpacked first, of which nobody should have to guess. */
    private void skip(Path path) throws IOException {
        Format format = Files.isRegularFile(path) && Files.isReadable(path) ? Format.of(head(path)) : null;
        if (format == null || !format.isPacked()) {
            skipped++;
            return;
        }
        unreadable.add(new UnreadableFile(path.toString(), format.refusal(path.toString())));
    }
}
