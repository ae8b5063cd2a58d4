package io.albreport.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CloudFormationValidatePlugin;
import software.amazon.awscdk.Validations;

/**
 * The app as {@code cdk} runs it, on configurations of the tests' own: dev has a bucket for logs, prod uses one. Nothing
 * is asked of the app itself afterwards, which is in another process that has one thing to do at a time.
 *
 * @param output the cloud assembly
 * @param stacks all there are, found in the assembly and not in a list that could miss one
 */
public record SynthesizedApp(Path output, List<SynthesizedStack> stacks) {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** CloudFormation's word for the account, by a message to the other process, which no test may send on its own. */
    public static final String ACCOUNT = Aws.ACCOUNT_ID;

    /** The environment dev with the demonstration that is made only where the command asks for it. */
    public static final String DEMO = "dev+demo";

    /** The environment pair with the experiments of a game day, which nobody has unless it is configured. */
    public static final String GAME_DAY = "pair+game";

    /** Whether synthesis fails on a finding, as it does unless it is told otherwise. */
    static final String FAILS_ON_FINDINGS = "@aws-cdk/core:failSynthOnValidationErrors";

    private static final Path OUTPUT = Path.of("target", "assemblies");
    private static final Path CDK_JSON = Path.of("..", "cdk.json");
    private static final Map<String, CompletableFuture<SynthesizedApp>> MADE = new ConcurrentHashMap<>();
    private static final AtomicInteger OTHERS = new AtomicInteger();

    /** The one thread that uses the CDK, since messages to its process have no order of their own. */
    private static final Executor CDK = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().name("cdk").daemon().factory());

    /** What the tests deploy: each environment of theirs, the demonstration, and the game day. */
    static List<String> all() {
        return Stream.concat(environments().keySet().stream().sorted(), Stream.of(DEMO, GAME_DAY)).toList();
    }

    /** Made once: it takes seconds. */
    public static SynthesizedApp of(String environment) {
        return result(MADE.computeIfAbsent(environment, name -> switch (name) {
            case DEMO -> judging(OUTPUT.resolve(name), "dev", environments(), Map.of("demo", "true"), _ -> {});
            case GAME_DAY -> judging(OUTPUT.resolve(name), "pair", withGameDay("pair"), Map.of(), _ -> {});
            default -> judging(OUTPUT.resolve(name), name, environments(), Map.of(), _ -> {});
        }));
    }

    private static Map<String, Object> withGameDay(String environment) {
        Map<String, Object> environments = new HashMap<>(environments());
        Map<String, Object> settings = new HashMap<>(map(environments.get(environment)));
        settings.put("gameDay", Map.of("experiments", true));
        environments.put(environment, settings);
        return environments;
    }

    /** For tests of changed settings, that ask for templates only: judging them would take half as long again. */
    public static SynthesizedApp synthesize(String environment, Map<String, Object> environments) {
        return synthesize(environment, environments, Map.of());
    }

    /**
     * @param commandLine what is said there by {@code -c}
     */
    public static SynthesizedApp synthesize(String environment, Map<String, Object> environments,
            Map<String, Object> commandLine) {
        Path output = another();
        return result(making(output,
                () -> AlbReportApp.describe(props(environment, environments, commandLine, output), anyJar(), output)));
    }

    /** With findings. */
    public static SynthesizedApp judged(String environment, Map<String, Object> environments) {
        return judged(environment, environments, Map.of(), _ -> {});
    }

    /**
     * @param change of what is described, before it is judged; in the thread that may use the CDK
     */
    static SynthesizedApp judged(String environment, Map<String, Object> environments,
            Map<String, Object> commandLine, Consumer<App> change) {
        return result(judging(another(), environment, environments, commandLine, change));
    }

    private static CompletableFuture<SynthesizedApp> judging(Path output, String environment,
            Map<String, Object> environments, Map<String, Object> commandLine, Consumer<App> change) {
        return making(output, () -> {
            App app = AlbReportApp.buildApp(props(environment, environments, commandLine, output), anyJar(), output);
            Validations.of(app).addPlugins(Validator.ONE);
            change.accept(app);
            return app;
        });
    }

    private static CompletableFuture<SynthesizedApp> making(Path output, Supplier<App> described) {
        return CompletableFuture.supplyAsync(() -> {
            described.get().synth();
            return new SynthesizedApp(output, SynthesizedStack.of(output));
        }, CDK);
    }

    /** The CDK's own, which each app has unless the environment says otherwise, as it does here. It begins in seconds. */
    private static final class Validator {
        private static final CloudFormationValidatePlugin ONE = new CloudFormationValidatePlugin();
    }

    /** While one waits here, JUnit lets another class begin in its place. */
    private static SynthesizedApp result(CompletableFuture<SynthesizedApp> made) {
        try {
            return made.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** A folder of its own for each app: the library looks into the same one but once. */
    private static Path another() {
        return OUTPUT.resolve("other-" + OTHERS.incrementAndGet());
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

    public JsonNode template(SynthesizedStack stack) {
        return MutatedTemplates.mutated(read(stack.template()));
    }

    /**
     * @param part of the stack's name, its end
     */
    public Template template(String part) {
        return new Template(template(
                stacks.stream().filter(stack -> stack.name().endsWith("-" + part)).findFirst().orElseThrow()));
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
