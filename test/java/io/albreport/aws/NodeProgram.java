package io.albreport.aws;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A program of a Node package among the resources of the tests. It answers lines of JSON, and ends with this JVM, which
 * is the end of its input.
 */
public final class NodeProgram {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;
    private final String script;
    private @Nullable BufferedWriter questions;
    private @Nullable BufferedReader answers;

    /** Runs where Maven copies resources to: what npm adds does not lie among the sources. */
    public NodeProgram(String folder, String script) {
        this.home = Path.of("target", "test-classes", folder).toAbsolutePath();
        this.script = script;
    }

    public synchronized JsonNode answer(Object question) throws IOException {
        if (questions == null || answers == null) {
            install();
            Process node = new ProcessBuilder("node", script).directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            questions = node.outputWriter(UTF_8);
            answers = node.inputReader(UTF_8);
        }
        questions.write(JSON.writeValueAsString(question));
        questions.newLine();
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("node %s ended in %s; it said why above".formatted(script, home));
        }
        return JSON.readTree(answer);
    }

    /** Once for each lock file. */
    private void install() throws IOException {
        Path installed = home.resolve("node_modules/.package-lock.json");
        if (Files.exists(installed) && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(home.resolve("package-lock.json"))) >= 0) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund")
                .directory(home.toFile()).redirectErrorStream(true).start();
        String output = new String(npm.getInputStream().readAllBytes(), UTF_8);
        if (npm.onExit().join().exitValue() != 0) {
            throw new IOException("npm ci failed in %s: %s".formatted(home, output));
        }
    }
}
