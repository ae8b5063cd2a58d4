package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;

/** Makes logs to try things on. */
@Command(name = "generate", mixinStandardHelpOptions = true, sortOptions = false, exitCodeListHeading = AlbReport.EXIT_CODES, exitCodeList = {
        AlbReport.DONE_CODE, AlbReport.FAILED_CODE, AlbReport.USAGE_CODE}, description = {
                "Makes a day of access logs with everything that is odd in real ones.",
                "They are in DIR/AWSLogs as a load balancer would lay them out; DIR/truth.json has the totals that a report "
                        + "on them must show. The same options make the same bytes."})
final class GenerateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where they go; made if need be.")
    private Path directory = Path.of("");

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", required = true, description = "The day, UTC.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--requests", paramLabel = "N", required = true, description = "Readable lines of that day; some of the days around it come on top.")
    private long requests;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the random choices (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--malformed", paramLabel = "N", defaultValue = "0", description = "Lines that nobody can read, on top (default: ${DEFAULT-VALUE}).")
    private long malformed;

    @Option(names = "--incidents", description = "Plant outages, surges of client errors, slowness and silence into a day that is healthy otherwise; truth.json says when, and where.")
    private boolean incidents;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GeneratorOptions options = options(date, requests, seed, malformed, spec);
        Truth truth = generate(incidents ? options.withIncidents() : options, directory);
        spec.commandLine().getOut().printf("%,d lines in %,d access logs: %s%n", truth.linesRead(), truth.filesRead(),
                directory.toAbsolutePath().normalize());
        return 0;
    }

    /** Makes the logs while a bar shows how far it is. */
    static Truth generate(GeneratorOptions options, Path directory) throws IOException {
        String detail = "%,d requests of %s".formatted(options.requests(), options.date());
        try (Progress.Step step = Progress.onStandardError().begin("Generating", detail,
                new Progress.Amount(options.requests(), "requests", 1))) {
            return LogGenerator.generate(options, directory, (lines, all) -> step.to(lines));
        }
    }

    /** Refuses what cannot be generated as wrong usage. */
    static GeneratorOptions options(LocalDate date, long requests, long seed, long malformed, CommandSpec spec) {
        try {
            return new GeneratorOptions(date, requests, seed, malformed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
