package io.albreport.alarms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What runs leave in the log: written down beside the tests, or captured from runs that really happened. */
@FunctionalInterface
public interface RunLogs {
    /** The log of a run that started at {@link Timeline#STARTED}. */
    String of(Run run);

    /** The logs kept beside the tests, as Powertools and Lambda print them. */
    static RunLogs written() {
        Path folder = Path.of("resources", "alarms", "runs");
        return run -> {
            try {
                return Files.readString(folder.resolve(run.fileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
