package io.albreport.benchmark;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;

import io.albreport.local.engine.DuckDbTable;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.history.HistoryReader;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.Period;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Measures the function in fresh processes, in CPU seconds, which tell little of what else the machine does. Services
 * answer at once, and a process that waits uses no CPU: what is measured is the handler less its query.
 */
final class FunctionBenchmark {
    static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    static final int FEW_APIS = 40;
    private static final int MANY_APIS = 1_000;
    /** Ten times the target groups that an account may have in a region unless it asked for more. */
    private static final int MOST_APIS = 32_000;
    private static final int LATER_RUNS = 5;

    /** Beside it a process needs some 55 MB for code and classes. */
    private static final int HISTORY_HEAP_MB = 170;

    /** Seconds that are left of the function's 300 when its query took all of its 180. */
    private static final int LEFT_BY_QUERY = 120;

    private final MeasuredProcess process;
    private final Region region;
    private final ManyRows rows;
    private final Path folder;
    private final Scores scores = new Scores();

    private FunctionBenchmark(Path folder, Region region) throws Exception {
        this.folder = folder;
        this.region = region;
        process = new MeasuredProcess(folder);
        rows = new ManyRows(realRows(folder.resolve("logs")));
    }

    /**
     * Exits with 1 when something is above its bar. Reads the properties {@code rounds}, and {@code folder} for files,
     * which it leaves there.
     */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.getInteger("rounds", 5);
        silenceServers();
        Path folder = Path.of(System.getProperty("folder", "target"));
        try (Region region = new Region(folder)) {
            boolean good = new FunctionBenchmark(folder, region).run(rounds);
            System.exit(good ? 0 : 1);
        }
    }

    private static void silenceServers() {
        LogManager.getLogManager().reset();
        Configurator.setAllLevels(org.apache.logging.log4j.LogManager.ROOT_LOGGER_NAME, Level.ERROR);
    }

    private boolean run(int rounds) throws Exception {
        for (Map.Entry<LambdaMachine, List<Map<String, List<Double>>>> few : fewApis(rounds).entrySet()) {
            scores.start(few.getKey(), few.getValue());
            scores.runs(few.getKey(), FEW_APIS, few.getValue());
            scores.runs(few.getKey(), MANY_APIS, List.of(runs(few.getKey(), MANY_APIS, 2)));
        }
        for (boolean snapStart : List.of(false, true)) {
            var machine = new LambdaMachine(LambdaMachine.SMALL_MB, snapStart);
            scores.memory(machine, MANY_APIS, runs(machine, MANY_APIS, 3));
        }
        scores.pdf(MANY_APIS, pdf());
        for (int apis : List.of(FEW_APIS, MANY_APIS)) {
            scores.history(apis, history(apis));
        }
        for (int memoryMb : List.of(LambdaMachine.SMALL_MB, LambdaMachine.ONE_PROCESSOR_MB)) {
            raise(new LambdaMachine(memoryMb, true));
        }
        return scores.good();
    }

    /** With and without SnapStart in turn, so that what else the machine does meets both. */
    private Map<LambdaMachine, List<Map<String, List<Double>>>> fewApis(int rounds) throws Exception {
        Map<LambdaMachine, List<Map<String, List<Double>>>> few = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (boolean snapStart : List.of(false, true)) {
                var machine = new LambdaMachine(LambdaMachine.ONE_PROCESSOR_MB, snapStart);
                few.computeIfAbsent(machine, _ -> new ArrayList<>()).add(runs(machine, FEW_APIS, 1 + LATER_RUNS));
            }
        }
        return few;
    }

    private Map<String, List<Double>> runs(LambdaMachine machine, int apis, int runs) throws Exception {
        region.answer(rows.apis(apis));
        return process.run(machine, FunctionRuns.class, region.environment(machine.memoryMb()),
                List.of(String.valueOf(runs), String.valueOf(machine.snapStart())));
    }

    /** Doubles the APIs until the report cannot be made, or not in the time that the function has. */
    private void raise(LambdaMachine machine) throws Exception {
        Optional<String> broken = Optional.empty();
        for (int apis = 2 * MANY_APIS; broken.isEmpty() && apis <= MOST_APIS; apis *= 2) {
            broken = brokenBy(machine, apis);
            scores.raised(machine, apis, rows.apis(apis).size(), broken.orElse("made"));
        }
    }

    private Optional<String> brokenBy(LambdaMachine machine, int apis) throws Exception {
        try {
            double seconds = runs(machine, apis, 1).getOrDefault(Usage.RUN, List.of()).getFirst()
                    / LambdaMachine.processors(machine.memoryMb());
            return Optional.of("%.0f s, and its query may leave it %d".formatted(seconds, LEFT_BY_QUERY))
                    .filter(_ -> seconds > LEFT_BY_QUERY);
        } catch (FailedProcessException e) {
            return Optional.of(e.error());
        }
    }

    /** With a heap within the bar of memory: of a larger one, the collector uses what it gets. */
    private Map<String, List<Double>> history(int apis) throws Exception {
        String summary = new String(Summary.of(PdfRuns.report(kept(apis))).toJson(), UTF_8);
        Path days = Files.createDirectories(folder.resolve("history-" + apis));
        for (LocalDate day : DAY.minusDays(HistoryReader.DAYS).datesUntil(DAY).toList()) {
            Files.writeString(days.resolve(day.toString()), summary.replace(DAY.toString(), day.toString()));
        }
        return process.run(new LambdaMachine(LambdaMachine.SMALL_MB, false), HistoryRuns.class,
                Map.of("JDK_JAVA_OPTIONS", "-Xmx%dm".formatted(HISTORY_HEAP_MB)), List.of(days.toString()));
    }

    private Map<String, List<Double>> pdf() throws Exception {
        Path file = kept(MANY_APIS);
        return process.run(new LambdaMachine(LambdaMachine.ONE_PROCESSOR_MB, false), PdfRuns.class, Map.of(),
                List.of(file.toString()));
    }

    private Path kept(int apis) throws IOException {
        Path file = folder.resolve("rows");
        try (ObjectOutputStream stream = new ObjectOutputStream(Files.newOutputStream(file))) {
            stream.writeObject(new ArrayList<>(rows.apis(apis)));
        }
        return file;
    }

    /** Of a day with enough requests for latencies of all kinds in each API. */
    static List<List<@Nullable String>> realRows(Path logs) throws IOException, SQLException {
        LogGenerator.generate(new GeneratorOptions(DAY, 100_000, 7, 20), logs, ProgressListener.SILENT);
        return DuckDbTable.query(List.of(logs), Statement.of(Period.ofDay(DAY), ReportConfig.DEFAULTS, "TRUE"));
    }
}
