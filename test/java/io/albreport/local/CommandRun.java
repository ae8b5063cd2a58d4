package io.albreport.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What came of one call of the command line. */
record CommandRun(int exitCode, String out, String err) {

    /** Within this process; what shows progress goes past it. */
    static CommandRun here(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = AlbReport.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(Stream.of(args).map(Object::toString).toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /**
     * As a process of its own.
     *
     * @param launcher a program that runs the one named after it, with its arguments; none if empty
     */
    static CommandRun process(List<String> launcher, Object... args) throws IOException, InterruptedException {
        return ended(new ProcessBuilder(command(launcher, args)).start());
    }

    /** As a process of its own, with a file as its standard input. */
    static CommandRun reading(Path input, Object... args) throws IOException, InterruptedException {
        return ended(new ProcessBuilder(command(List.of(), args)).redirectInput(input.toFile()).start());
    }

    private static List<String> command(List<String> launcher, Object... args) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), AlbReport.class.getName()));
        Stream.of(args).map(Object::toString).forEach(command::add);
        return command;
    }

    private static CommandRun ended(Process process) throws IOException, InterruptedException {
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        return new CommandRun(process.waitFor(), out, err.join());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
