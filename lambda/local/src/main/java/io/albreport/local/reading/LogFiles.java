package io.albreport.local.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.albreport.report.model.DataQuality.UnreadableFile;
import io.albreport.report.model.Period;

/**
 * The files that a report is to be made from.
 *
 * @param places files and folders to look at, as somebody named them
 * @param logs access logs that can be opened, sorted by path
 * @param skipped other files: other kinds of logs, and what is no log
 * @param unreadable access logs that cannot be read, with the reason
 * @param repeated access logs that are there more than once, and are left out but for one
 * @param copies of files that cannot be read where they are
 */
public record LogFiles(List<String> places, List<LogFile> logs, long skipped, List<UnreadableFile> unreadable,
        List<Repeated> repeated, Copies copies) implements AutoCloseable {
    /** Why there is nothing, when there is not even a file to read. */
    public static final String NO_LOG = "name access logs that can be read, or folders that hold them";

    /** @param of the file that is read */
    public record Repeated(String file, String of) {}

    /**
     * Looks at files, whatever they are called, and below folders at every file; {@code -} is standard input.
     *
     * @throws NothingToReportException when one of the paths is not there
     */
    public static LogFiles find(List<Path> paths) {
        return find(paths, Fetched.nothing());
    }

    /** The same, and among copies of what is elsewhere. */
    public static LogFiles find(List<Path> paths, Fetched fetched) {
        return new LogSearch(fetched).in(paths);
    }

    /** Of these, the files that may hold lines of a period. */
    public LogFiles of(Period period) {
        return new LogFiles(places, logs.stream().filter(log -> log.name().mayHoldLinesOf(period)).toList(), skipped,
                unreadable, repeated, copies);
    }

    /** All but some that turned out to be unreadable. */
    public LogFiles without(List<UnreadableFile> broken) {
        Set<String> names = new LinkedHashSet<>(broken.stream().map(UnreadableFile::file).toList());
        return new LogFiles(places, logs.stream().filter(log -> !names.contains(log.path())).toList(),
                skipped, Stream.concat(unreadable.stream(), broken.stream()).toList(), repeated, copies);
    }

    /** The same, with some decompressed into copies, since only the engine cannot read them. */
    public LogFiles unpacking(Collection<LogFile> some) throws IOException {
        List<LogFile> all = new ArrayList<>();
        for (LogFile log : logs) {
            all.add(some.contains(log) ? log.copied(copies) : log);
        }
        return new LogFiles(places, all, skipped, unreadable, repeated, copies);
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

    private static String shown(List<String> places) {
        return places.getFirst() + (places.size() > 1 ? " and %,d more".formatted(places.size() - 1) : "");
    }

    /** Removes what was copied of files that cannot be read where they are. */
    @Override
    public void close() throws IOException {
        copies.close();
    }
}
