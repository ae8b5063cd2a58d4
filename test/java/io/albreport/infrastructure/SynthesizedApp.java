package io.albreport.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;

/**
 * The app as {@code cdk} runs it, on configurations of the tests' own: dev has a bucket for logs, prod uses one. What it
 * is asked for by a message to another process is asked for once.
 *
 * @param stacks all there are, found in the tree and not in a list that could miss one
 * @param templates files, by the names of the stacks
 */
public record SynthesizedApp(App app, Path output, List<Stack> stacks, Map<String, Path> templates) {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** Whether synthesis fails on a finding, as it does unless it is told otherwise. */
    static final String FAILS_ON_FINDINGS = "@aws-cdk/core:failSynthOnValidationErrors";

    private static final Path OUTPUT = Path.of("target", "assemblies");
    private static final Path CDK_JSON = Path.of("..", "cdk.json");
    private static final Map<String, SynthesizedApp> MADE = new ConcurrentHashMap<>();

    /** The environment dev with the demonstration that is made only where the command asks for it. */
    public static final String DEMO = "dev+demo";

    /** The environment pair with the experiments of a game day, which nobody has unless it is configured. */
    public static final String GAME_DAY = "pair+game";

    /** What the tests deploy: each environment of theirs, the demonstration, and the game day. */
    static List<String> all() {
        return Stream.concat(environments().keySet().stream().sorted(), Stream.of(DEMO, GAME_DAY)).toList();
    }

    /** Made once: it takes seconds. */
    public static SynthesizedApp of(String environment) {
        return MADE.computeIfAbsent(environment, name -> switch (name) {
            case DEMO -> synthesize("dev", environments(), Map.of("demo", "true"));
            case GAME_DAY -> synthesize("pair", withGameDay("pair"), Map.of("with", "experiments"));
            default -> synthesize(name, environments());
        });
    }

    private static Map<String, Object> withGameDay(String environment) {
        Map<String, Object> environments = new HashMap<>(environments());
        Map<String, Object> settings = new HashMap<>(map(environments.get(environment)));
        settings.put("gameDay", Map.of("experiments", true));
        environments.put(environment, settings);
        return environments;
    }

    public static SynthesizedApp synthesize(String environment, Map<String, Object> environments) {
        return synthesize(environment, environments, Map.of());
    }

    /**
     * @param commandLine what is said there by {@code -c}
     */
    public static SynthesizedApp synthesize(String environment, Map<String, Object> environments,
            Map<String, Object> commandLine) {
        SynthesizedApp built = build(environment, environments, commandLine);
        built.app().synth();
        return built;
    }

    /** What is still to be synthesized. */
    static SynthesizedApp build(String environment, Map<String, Object> environments, Map<String, Object> commandLine) {
        Path output = output(environment, commandLine);
        return of(AlbReportApp.buildApp(props(environment, environments, commandLine, output), anyJar(), output),
                output);
    }

    /** For tests of many apps, that ask for templates only: without findings it takes a part of the time. */
    static SynthesizedApp unjudged(String environment, Map<String, Object> environments,
            Map<String, Object> commandLine) {
        Path output = output(environment, commandLine);
        SynthesizedApp built = of(
                AlbReportApp.describe(props(environment, environments, commandLine, output), anyJar(), output), output);
        built.app().synth();
        return built;
    }

    private static Path output(String environment, Map<String, Object> commandLine) {
        return OUTPUT.resolve(Stream.concat(Stream.of(environment), commandLine.values().stream())
                .map(Object::toString).collect(Collectors.joining("-")));
    }

    private static AppProps props(String environment, Map<String, Object> environments,
            Map<String, Object> commandLine, Path output) {
        Map<String, Object> context = new HashMap<>(cdkContext());
        // A finding is for the test of findings to say, and not for every test to fail on.
        context.put(FAILS_ON_FINDINGS, false);
        context.putAll(commandLine);
        context.put("environment", environment);
        context.put("environments", environments);
        context.put("aws:cdk:enable-path-metadata", true);
        return AppProps.builder().context(context).outdir(output.toString()).build();
    }

    private static SynthesizedApp of(App app, Path output) {
        List<Stack> stacks = app.getNode().findAll().stream().filter(Stack.class::isInstance).map(Stack.class::cast)
                .toList();
        Map<String, Path> templates = new LinkedHashMap<>();
        stacks.forEach(stack -> templates.put(stack.getStackName(), output.resolve(stack.getTemplateFile())));
        return new SynthesizedApp(app, output, stacks, templates);
    }

    public JsonNode template(Stack stack) {
        return MutatedTemplates.mutated(read(output.resolve(stack.getTemplateFile())));
    }

    /**
     * @param part of the stack's name, its end
     */
    public Template template(String part) {
        Path found = templates.entrySet().stream().filter(template -> template.getKey().endsWith("-" + part))
                .map(Map.Entry::getValue).findFirst().orElseThrow();
        return new Template(MutatedTemplates.mutated(read(found)));
    }

    public static Map<String, Object> environments() {
        return map(read(Path.of("resources", "infrastructure", "environments.json")));
    }

    public static Map<String, Object> cdkContext() {
        return map(read(CDK_JSON).path("context"));
    }

    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The app looks at its name and its bytes only. */
    static Path anyJar() {
        try {
            Files.createDirectories(OUTPUT);
            return Files.writeString(OUTPUT.resolve("function.jar"), "no real jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> map(@Nullable Object node) {
        return JSON.convertValue(node, new TypeReference<Map<String, Object>>() {
        });
    }
}
