package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.albreport.infrastructure.SynthesizedApp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The AWS CLI of this machine, of either major version, in one process for any number of commands: it takes a second to
 * start. A plugin of the CLI, which its configuration names, hands it one command after the other.
 *
 * @param version as it says it
 */
record AwsCli(String version) {
    private static final Path REPOSITORY = Path.of("..");
    private static final Path PLUGIN = Path.of("resources", "commands").toAbsolutePath();

    static AwsCli installed() throws IOException {
        return new AwsCli(said(new ProcessBuilder("aws", "--version")));
    }

    /** Whether it is the first major version, which Python's package index has; Debian has the second. */
    boolean isFirst() {
        return version.startsWith("aws-cli/1");
    }

    /** What it says to each of these commands, whether or not it is content. Nothing is sent. */
    List<String> answers(List<List<String>> commands) throws IOException {
        Path configuration = Files.createTempFile("aws", ".config");
        Path lines = Files.createTempFile("aws", ".json");
        try {
            Files.writeString(configuration, configuration());
            Files.write(lines, commands.stream().map(AwsCli::line).toList());
            return said(configuration, lines).lines().map(AwsCli::answer).toList();
        } finally {
            Files.delete(configuration);
            Files.delete(lines);
        }
    }

    /** Where plugins are looked for, the first version takes from Python's own path. */
    private String configuration() {
        String folder = isFirst() ? "" : "cli_legacy_plugin_path = %s\n".formatted(PLUGIN);
        return "[plugins]\n" + folder + "all = answer_all\n";
    }

    private static String said(Path configuration, Path lines) throws IOException {
        ProcessBuilder aws = new ProcessBuilder("aws", "--version").redirectInput(lines.toFile())
                .directory(REPOSITORY.toFile());
        List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE").forEach(aws.environment()::remove);
        aws.environment().put("AWS_CONFIG_FILE", configuration.toString());
        aws.environment().put("PYTHONPATH", PLUGIN.toString());
        aws.environment().put("PYTHONDONTWRITEBYTECODE", "yes");
        return said(aws);
    }

    private static String said(ProcessBuilder aws) throws IOException {
        Process process = aws.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return said;
    }

    private static String line(List<String> command) {
        try {
            return SynthesizedApp.JSON.writeValueAsString(command.subList(1, command.size()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(String line) {
        return SynthesizedApp.json(line).asText();
    }
}
