package io.albreport.benchmark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.crac.Core;

import io.albreport.function.Invocation;
import io.albreport.function.ReportHandler;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A process with the function, from its start over the first report to later ones, each of another day. */
final class FunctionRuns {

    /** Runs between two looks at the heap. */
    static final int HEAP_EVERY = 25;

    private FunctionRuns() {}

    /**
     * @param args the file for what is measured, the number of runs, and whether SnapStart comes between start and
     *        first run
     */
    public static void main(String[] args) throws Exception {
        Usage usage = new Usage();
        ReportHandler handler = new ReportHandler();
        usage.note(Usage.READY);
        if (Boolean.parseBoolean(args[2])) {
            Core.checkpointRestore();
            usage.note(Usage.SNAPSHOT);
        }
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int run = 0; run < Integer.parseInt(args[1]); run++) {
            String event = "{\"time\": \"" + today.minusDays(run) + "T00:00:00Z\"}";
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), new ByteArrayOutputStream(),
                    new Invocation("request-" + run));
            usage.note(Usage.RUN);
            if ((run + 1) % HEAP_EVERY == 0) {
                usage.noteHeap();
            }
        }
        usage.write(Path.of(args[0]));
    }
}
