package io.albreport.local.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.albreport.local.reading.LogFile;
import io.albreport.local.reading.LogFileName;

/** The first lines of some files: of all load balancers and of all the day, where files are named as AWS does. */
final class Sample {
    /**
     * In bytes: 20,000 lines or so, a hundredth of a day of two million requests, and enough to see which paths of forty
     * APIs have very many values.
     */
    private static final int SIZE = 8 << 20;

    /** Each is opened; a day of one load balancer has some three hundred. */
    private static final int FILES = 50;

    private static final int LINE_FEED = '\n';

    private Sample() {}

    /**
     * Writes the lines into a file.
     *
     * @throws IOException when it cannot be written
     */
    static LogFile of(List<LogFile> logs, Path into) throws IOException {
        int files = Math.min(FILES, logs.size());
        try (OutputStream lines = Files.newOutputStream(into)) {
            for (int file = 0; file < files; file++) {
                byte[] beginning = beginning(logs.get((int) ((long) file * logs.size() / files)), SIZE / files);
                lines.write(beginning, 0, lengthOfLines(beginning));
            }
        }
        return new LogFile(into.toString(), into, LogFileName.of(into.toString()), Files.size(into), false);
    }

    /** Nothing of a file that cannot be read: whoever reads all of it says so. */
    private static byte[] beginning(LogFile log, int most) {
        try (InputStream content = log.open()) {
            return content.readNBytes(most);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    /** Without the line that is cut off, or that lacks its end. */
    private static int lengthOfLines(byte[] beginning) {
        return IntStream.iterate(beginning.length, length -> length > 0, length -> length - 1)
                .filter(length -> beginning[length - 1] == LINE_FEED).findFirst().orElse(0);
    }
}
