package io.albreport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * What this process used, noted with as little work as can be: what is measured here is start-up, and the platform's
 * management beans would be a good part of it. Linux only.
 */
final class Usage {
    /** CPU seconds since the process began, all its threads: the compiler's and the collector's too. */
    static final String READY = "ready";
    static final String SNAPSHOT = "snapshot";
    static final String RUN = "run";
    static final String PDF = "pdf";
    static final String HISTORY = "history";
    static final String PEAK_MB = "peakMb";
    /** What is alive on the heap. */
    static final String HEAP_MB = "heapMb";

    private static final int COLLECTIONS = 10;
    private static final Duration CLEANING = Duration.ofMillis(100);
    private static final double MEGABYTE = 1024 * 1024;

    private final List<String> names = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private Duration last = Duration.ZERO;

    /** Notes the CPU seconds since the note before, or since the start of the process. */
    void note(String name) {
        Duration now = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        names.add(name);
        values.add(now.minus(last).toMillis() / 1000.0);
        last = now;
    }

    /** Collects garbage, again and again for what waits to be cleaned up by another thread, and notes what is left. */
    void noteHeap() throws InterruptedException {
        double least = Double.MAX_VALUE;
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            least = Math.min(least,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MEGABYTE);
            Thread.sleep(CLEANING);
        }
        names.add(HEAP_MB);
        values.add(least);
    }

    /** Notes the most memory that the process had, and writes all notes. */
    void write(Path file) throws IOException {
        long kilobytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong).findFirst().orElseThrow();
        names.add(PEAK_MB);
        values.add(kilobytes / 1024.0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(names.get(i) + " " + values.get(i));
        }
        Files.write(file, lines);
    }

    /** What another process wrote: by name, in their order. */
    static Map<String, List<Double>> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split(" ", 2)).collect(Collectors.groupingBy(
                line -> line[0], mapping(line -> Double.valueOf(line[1]), toList())));
    }
}
