package io.albreport.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

import io.albreport.report.DataQuality.MalformedLine;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Finds a line in its file: DuckDB shows how it begins and does not number lines. */
final class MalformedLines {
    private MalformedLines() {}

    /**
     * The first line of the file that begins like the example.
     *
     * @return the example as it is when no line does, or when it has a number
     * @throws IOException when the file is damaged, which is how lines become malformed; all of it is read
     */
    static MalformedLine locate(MalformedLine example, List<LogFile> files) throws IOException {
        LogFile file = files.stream().filter(f -> f.path().toString().equals(example.file())).findFirst().orElseThrow();
        if (example.line() != null) {
            BrokenFiles.readToEnd(file);
            return example;
        }
        MalformedLine found = example;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (found.line() == null && line.startsWith(example.text())) {
                    found = new MalformedLine(example.file(), number, line);
                }
                number++;
            }
        }
        return found;
    }
}
