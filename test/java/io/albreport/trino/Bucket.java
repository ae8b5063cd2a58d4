package io.albreport.trino;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.albreport.infrastructure.catalog.GlueTables;
import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.generator.truth.Truth;
import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;
import io.albreport.report.statement.LogScope;
import io.albreport.report.statement.Statement;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Logs as load balancers deliver them, in a folder that stands for a bucket.
 *
 * @param folder has below it what {@link GlueTables} says
 */
record Bucket(Path folder) {
    static final LocalDate DAY = LocalDate.of(2026, 1, 17);

    private static final String ACCOUNT = "111122223333";
    private static final String REGION = "us-east-1";
    /** Several accounts and regions, late deliveries, files of other kinds. */
    Bucket generate(long seed, long requests, long malformed) throws IOException {
        generate(new GeneratorOptions(DAY, requests, seed, malformed));
        return this;
    }

    Truth generate(GeneratorOptions options) throws IOException {
        Truth truth = LogGenerator.generate(options, root(), ProgressListener.SILENT);
        FewerFiles.join(root());
        return truth;
    }

    /** An access log in the day's folder, with a name that ends so. */
    Path deliver(String end, byte[] content) throws IOException {
        return put(REGION + "/2026/01/17/" + ACCOUNT + "_elasticloadbalancing_" + REGION
                + "_app.demo.98e3a879de9d6b42_20260117T0715Z_192.0.2.1_" + end, content);
    }

    /** A file anywhere below the account's folder of load balancer logs. */
    Path put(String path, byte[] content) throws IOException {
        Path file = root().resolve("AWSLogs").resolve(ACCOUNT).resolve("elasticloadbalancing").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    EmbeddedTrino.Table on(EmbeddedTrino trino) throws IOException {
        return trino.create(GlueTable.from(GlueTables.accessLogs(names("*"), names("*/elasticloadbalancing/*"),
                LocalDate.of(2026, 1, 1))), folder);
    }

    /** The folders that a report on the day reads. */
    List<Path> foldersOfTheDay() throws IOException {
        return Stream.concat(glob("*/elasticloadbalancing/*/2026/01/17").stream(),
                glob("*/elasticloadbalancing/*/2026/01/18").stream()).toList();
    }

    static String statement(Period period) {
        return statement(period, ReportConfig.DEFAULTS, List.of());
    }

    static String statement(Period period, ReportConfig config, List<ApiRoutes> learnt) {
        return Statement.of(period, config, learnt, LogScope.of(Period.ofDay(DAY)));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private Path root() {
        return folder.resolve("alb");
    }

    private List<String> names(String glob) throws IOException {
        return glob(glob).stream().map(path -> path.getFileName().toString()).distinct().sorted().toList();
    }

    private List<Path> glob(String glob) throws IOException {
        Path logs = root().resolve("AWSLogs");
        try (Stream<Path> tree = Files.walk(logs)) {
            return tree.filter(path -> Files.isDirectory(path) && !path.equals(logs))
                    .filter(path -> path.getFileSystem().getPathMatcher("glob:" + glob).matches(logs.relativize(path)))
                    .toList();
        }
    }
}
