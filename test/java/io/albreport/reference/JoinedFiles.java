package io.albreport.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Good files in one: each with its last line feed or without, whole or cut off anywhere, and joined as they are.
 *
 * @param written what is left of the lines that the files had, in their order
 */
public record JoinedFiles(String text, List<Written> written) {
    private static final int MOST_LINES = 6;

    /** @param line as it was before the file was cut off */
    public record Written(int start, int end, String line) {
        /** Whether so much is left of it that it can be told from the end of another line. */
        boolean isBegun() {
            return end - start >= line.indexOf(" app/") + " app/".length();
        }
    }

    /** Readable lines of real load balancers, odd ones among them. */
    public static List<String> goodLines() throws IOException {
        return Files.readAllLines(Path.of("resources", "lines", "readable.log")).stream()
                .filter(line -> Objects.requireNonNull(LogLine.parse(line), line).elb().startsWith("app/")).toList();
    }

    public static JoinedFiles of(List<String> good, int files, Random random) {
        StringBuilder text = new StringBuilder();
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            add(Stream.generate(() -> good.get(random.nextInt(good.size()))).limit(1 + random.nextInt(MOST_LINES))
                    .toList(), random, text, written);
        }
        return new JoinedFiles(text.toString(), List.copyOf(written));
    }

    private static void add(List<String> lines, Random random, StringBuilder text, List<Written> written) {
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            int start = text.length();
            text.append(last && random.nextBoolean() ? cutOff(lines.get(i), random) : lines.get(i));
            written.add(new Written(start, text.length(), lines.get(i)));
            if (!last || random.nextBoolean()) {
                text.append('\n');
            }
        }
    }

    /**
     * Not right behind a quote that opens. Nobody could tell it from one that closes, if another file were cut off within
     * quotes before it.
     */
    private static String cutOff(String line, Random random) {
        int end = 1 + random.nextInt(line.length() - 1);
        return line.substring(0, line.startsWith(" \"", end - 2) ? end + 1 : end);
    }

    /** Lines as a reader finds them. */
    public List<String> lines() {
        return text.lines().filter(line -> !line.isEmpty()).toList();
    }

    /** Of what was written, what begins in each of {@link #lines}, as far as that can be told. */
    List<List<String>> begunInEach() {
        List<List<String>> begun = new ArrayList<>();
        int start = 0;
        for (String line : text.split("\n", -1)) {
            int from = start;
            int to = start + line.length();
            if (!line.isEmpty()) {
                begun.add(written.stream().filter(w -> w.isBegun() && w.start() >= from && w.start() < to)
                        .map(Written::line).toList());
            }
            start = to + 1;
        }
        return begun;
    }
}
