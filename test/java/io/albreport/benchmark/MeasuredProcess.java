package io.albreport.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Starts the function's code as Lambda does: unpacked into a folder.
 *
 * @param folder for its files
 */
record MeasuredProcess(Path folder) {
    /** From the folder of the tests' classes. */
    private static final String JAR = "../../../lambda/function/target/alb-report-function.jar";

    private static final String TASK = "task";
    private static final int MINUTES = 10;

    MeasuredProcess {
        Path built = classes().resolve(JAR).normalize();
        try (ZipFile jar = new ZipFile(built.toFile())) {
            for (ZipEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path file = folder.resolve(TASK).resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(jar.getInputStream(entry), file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot unpack %s; build it with: mvn package".formatted(built), e);
        }
    }

    /**
     * What a process used that ran one of the classes here to its end.
     *
     * @throws FailedProcessException if it ended badly, or not at all
     */
    Map<String, List<Double>> run(LambdaMachine machine, Class<?> main, Map<String, String> environment,
            List<String> arguments) throws IOException, InterruptedException {
        Path figures = folder.resolve("figures");
        Path log = folder.resolve("log");
        List<String> all = new ArrayList<>(List.of(figures.toString()));
        all.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(
                machine.command(main.getName(), List.of(folder.resolve(TASK), classes()), all))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_TOOL_OPTIONS", machine.javaToolOptions());
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new FailedProcessException(main, machine, Files.readString(log));
        }
        return Usage.read(figures);
    }

    private static Path classes() {
        return Path.of(URI.create(
                MeasuredProcess.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
