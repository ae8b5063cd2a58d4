package io.albreport.local.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

import io.albreport.local.reading.LogFile;
import io.albreport.report.model.DataQuality.MalformedLine;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Finds a line in its file: DuckDB shows how it begins and does not number lines. */
public final class MalformedLines {
    private MalformedLines() {}

    /**
     * The first line of the file that is the example, whole or cut off.
     *
     * @return the example as it is when no line does, or when it has a number
     * @throws IOException when the file is damaged, which is how lines become malformed; all of it is read
     */
    public static MalformedLine locate(MalformedLine example, List<LogFile> files) throws IOException {
        LogFile file = files.stream().filter(f -> f.path().toString().equals(example.file())).findFirst().orElseThrow();
        if (example.line() != null) {
            BrokenFiles.readToEnd(file);
            return example;
        }
        MalformedLine found = example;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (found.line() == null && isShownAs(example.text(), line)) {
                    found = new MalformedLine(example.file(), number, line);
                }
                number++;
            }
        }
        return found;
    }

    /** A line that goes on is another, unless the engine or the example has cut it off there. */
    private static boolean isShownAs(String text, String line) {
        return line.startsWith(text) && (line.length() == text.length() || text.length() == MalformedLine.LONGEST
                || line.charAt(text.length()) == LogTable.NO_DELIMITER);
    }
}
