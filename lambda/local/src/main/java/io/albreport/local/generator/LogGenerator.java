package io.albreport.local.generator;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import io.albreport.local.generator.files.FileContents;
import io.albreport.local.generator.files.GeneratedFile;
import io.albreport.local.generator.files.LogFolders;
import io.albreport.local.generator.files.StrayFiles;
import io.albreport.local.generator.incidents.IncidentPlan;
import io.albreport.local.generator.incidents.PlantedIncident;
import io.albreport.local.generator.incidents.Planting;
import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Landscape;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.Slot;
import io.albreport.local.generator.lines.LineSource;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.local.generator.truth.TruthTally;

/**
 * Writes a day of access logs, five minutes after five minutes, so that its memory does not grow with the number of
 * requests. Beside the day's lines there are some of the evening before and the night after, as in real folders.
 */
public final class LogGenerator {
    private static final int OUTSIDE_ONE_IN = 200;
    private static final int FEWEST_OUTSIDE = 20;
    private static final int MEMBERS_ONE_IN = 11;
    private static final int LINES_PER_MEMBER = 100;

    private final GeneratorOptions options;
    private final ProgressListener progress;
    private final Path directory;
    private final Dice dice;
    private final List<LoadBalancer> balancers;
    private final TruthTally tally;
    private final LineSource lines;
    private final LogFolders folders;
    private final Apportionment requests;
    private final Apportionment malformed;
    private final Apportionment outside;
    private long linesWritten;
    private long filesWritten;

    private LogGenerator(GeneratorOptions options, Path directory, ProgressListener progress) {
        this.options = options;
        this.dice = new Dice(options.seed());
        this.progress = progress;
        this.directory = directory;
        this.balancers = options.incidents() ? Landscape.calm() : Landscape.loadBalancers();
        List<PlantedIncident> incidents = options.incidents()
                ? IncidentPlan.draw(options.date(), options.requests(), options.seed(), balancers)
                : List.of();
        this.tally = new TruthTally(incidents);
        this.lines = new LineSource(dice, balancers, new Planting(incidents, dice), tally);
        this.folders = new LogFolders(directory, dice);
        this.requests = new Apportionment(options.requests(), weightOfDay());
        this.malformed = new Apportionment(options.malformed(), weightOfDay());
        this.outside = new Apportionment(outsideLines(), 4L * nodes());
    }

    /**
     * Makes {@code AWSLogs} and {@code truth.json} in the directory, which is made too if need be.
     *
     * @throws FileAlreadyExistsException if there are logs already, for then the truth would not be true
     */
    public static Truth generate(GeneratorOptions options, Path directory, ProgressListener progress)
            throws IOException {
        Path logs = directory.resolve("AWSLogs");
        if (Files.exists(logs)) {
            throw new FileAlreadyExistsException(logs.toString(), null, "name a folder without logs");
        }
        return new LogGenerator(options, directory, progress).generate();
    }

    private Truth generate() throws IOException {
        for (int number = Slot.BEFORE; number <= Slot.AFTER; number++) {
            Slot slot = new Slot(options.date(), number);
            for (LoadBalancer balancer : balancers) {
                for (int node = 0; node < balancer.nodes().size(); node++) {
                    write(contents(balancer, slot), balancer, node, slot);
                }
            }
        }
        Truth truth = tally.truth(options, filesWritten, strayFiles() + 1, outsideLines());
        writeJson(truth);
        return truth;
    }

    /** Adds up to the options' counts over all files. */
    private FileContents contents(LoadBalancer balancer, Slot slot) {
        long weight = weight(balancer, slot);
        boolean onEdge = !slot.isInDay() || slot.isFirst() || slot.isLast();
        return new FileContents(requests.next(weight), outside.next(onEdge ? 1 : 0), malformed.next(weight));
    }

    private void write(FileContents contents, LoadBalancer balancer, int node, Slot slot) throws IOException {
        if (contents.lines() == 0) {
            return;
        }
        Path path = folders.accessLog(balancer, node, slot);
        boolean inMembers = (slot.number() + node) % MEMBERS_ONE_IN == 0;
        try (GeneratedFile file = inMembers
                ? GeneratedFile.ofMembers(path, LINES_PER_MEMBER)
                : GeneratedFile.create(path)) {
            writeMixed(file, contents, balancer, balancer.nodes().get(node), slot);
        }
        filesWritten++;
        linesWritten += contents.lines();
        progress.written(linesWritten, options.requests() + options.malformed() + outsideLines());
    }

    /** In no order of time, as real files are. */
    private void writeMixed(GeneratedFile file, FileContents contents, LoadBalancer balancer, String node, Slot slot)
            throws IOException {
        long inside = contents.inside();
        long outsideDay = contents.outside();
        for (long left = contents.lines(); left > 0; left--) {
            long pick = dice.below((int) left);
            if (pick < inside) {
                file.write(lines.inside(balancer, node, slot, inside-- == contents.inside()));
            } else if (pick < inside + outsideDay) {
                file.write(lines.outside(balancer, node, slot, outsideDay-- == contents.outside()));
            } else {
                file.write(lines.malformed(balancer, node, slot));
            }
        }
    }

    private long strayFiles() throws IOException {
        long files = 0;
        Map<String, LoadBalancer> oneOfEachAccount = new LinkedHashMap<>();
        balancers.forEach(balancer -> oneOfEachAccount.putIfAbsent(balancer.account(), balancer));
        for (LoadBalancer balancer : oneOfEachAccount.values()) {
            files += new StrayFiles(folders, balancer, options.date()).write();
        }
        return files;
    }

    private void writeJson(Truth truth) throws IOException {
        JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).enable(SerializationFeature.INDENT_OUTPUT)
                .build();
        mapper.writeValue(directory.resolve(Truth.FILE_NAME).toFile(), truth);
    }

    private long outsideLines() {
        return Math.max(FEWEST_OUTSIDE, options.requests() / OUTSIDE_ONE_IN);
    }

    private long nodes() {
        return balancers.stream().mapToLong(balancer -> balancer.nodes().size()).sum();
    }

    private long weightOfDay() {
        long sum = 0;
        for (int number = 0; number < Slot.PER_DAY; number++) {
            for (LoadBalancer balancer : balancers) {
                sum += balancer.nodes().size() * weight(balancer, new Slot(options.date(), number));
            }
        }
        return sum;
    }

    /** Of one of its nodes. */
    private static long weight(LoadBalancer balancer, Slot slot) {
        return slot.isInDay() ? balancer.weight(slot.number()) / balancer.nodes().size() : 0;
    }
}
