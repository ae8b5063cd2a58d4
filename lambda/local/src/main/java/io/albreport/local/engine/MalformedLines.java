package io.albreport.local.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

import io.albreport.local.reading.LogFile;
import io.albreport.report.model.DataQuality.MalformedLine;
import io.albreport.report.wording.Legible;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Finds a line in its file: DuckDB shows how it begins and does not number lines. */
public final class MalformedLines {
    /** Characters of a line, enough to tell what it is. */
    private static final int SHOWN = 120;

    private MalformedLines() {}

    /**
     * The first line of the file that is the example, whole or cut off.
     *
     * @param example as the engine has it, in the file that it read
     * @return the example in the file as somebody knows it; without a number when no line is the example
     * @throws IOException when the file is damaged, which is how lines become malformed; all of it is read
     */
    public static MalformedLine locate(MalformedLine example, List<LogFile> files) throws IOException {
        LogFile file = files.stream().filter(f -> f.stored().toString().equals(example.file())).findFirst()
                .orElseThrow();
        MalformedLine found = new MalformedLine(file.path(), example.line(), example.text());
        if (example.line() != null) {
            BrokenFiles.readToEnd(file);
            return found;
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (found.line() == null && isShownAs(example.text(), line)) {
                    found = new MalformedLine(found.file(), number, line);
                }
                number++;
            }
        }
        return found;
    }

    /** Such a line in a sentence, with what it looks like. */
    public static String shown(MalformedLine line) {
        String number = line.line() == null ? "" : ", line %,d".formatted(line.line());
        String kind = line.looksLike() == null ? "" : ", which looks like " + line.looksLike();
        String text = Legible.of(line.text().substring(0, Math.min(line.text().length(), SHOWN)));
        return "%s%s: '%s'%s".formatted(line.file(), number, text, kind);
    }

    /** The first line of the files, which is malformed when all are; empty when there is not one. */
    static String first(List<LogFile> files) throws IOException {
        for (LogFile file : files) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
                String line = lines.readLine();
                if (line != null) {
                    return shown(new MalformedLine(file.path(), 1L, line));
                }
            }
        }
        return "";
    }

    /** A line that goes on is another, unless the engine or the example has cut it off there. */
    private static boolean isShownAs(String text, String line) {
        return line.startsWith(text) && (line.length() == text.length() || text.length() == MalformedLine.LONGEST
                || line.charAt(text.length()) == LogTable.NO_DELIMITER);
    }
}
