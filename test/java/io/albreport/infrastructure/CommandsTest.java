package io.albreport.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.local.Programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Names in the same commands are held to the templates by {@link RunbookTest}. */
@DisplayName("O3: Every command of the documents is executed somewhere, or held against its own tool")
class CommandsTest {
    private static final Path REPOSITORY = Path.of("..");

    /** What only AWS can execute. */
    private static final Set<String> NEED_AN_ACCOUNT = Set.of("aws", "npx cdk bootstrap", "npx cdk deploy",
            "npx cdk destroy", "npx cdk diff");

    /** What every system has, and does the same with. */
    private static final Set<String> ORDINARY = Set.of("comm", "cut", "date", "diff", "git", "grep", "sed", "sleep", "sort",
            "tail", "tr");

    /** They take minutes, and say how fast this machine is; nothing passes or fails by them here. */
    private static final Set<String> MEASUREMENTS = Set.of("test/benchmark", "test/benchmark-function",
            "test/benchmark-synth");

    /** By how a command begins: the file that executes it, and the words by which it does. */
    private static final Map<String, List<String>> EXECUTED = Map.of(
            "./alb-report report", List.of(".ci/run", "./alb-report report"),
            "./alb-report sample", List.of(".ci/run", "./alb-report sample"),
            ".ci/review", List.of(".ci/run", ".ci/review HEAD"),
            ".ci/run", List.of(".github/workflows/review.yml", ".ci/run"),
            "demo/traffic", List.of("test/java/io/albreport/infrastructure/DemoTest.java", "../demo/traffic"),
            "mvn", List.of(".ci/run", "mvn --batch-mode --no-transfer-progress verify"),
            "npm ci", List.of(".ci/run", "npm ci"),
            "npx cdk synth", List.of(".ci/run", "cdk synth -q -c environment=dev"));

    private static final String NO_OPTION = "--no-such-option";

    /** The first version of the AWS CLI, which Debian has, lacks this, and {@code --cli-binary-format}. */
    private static final Set<String> OF_VERSION_2 = Set.of("aws logs tail");

    private static final List<Typed> TYPED = new ArrayList<>();

    @BeforeAll
    static void type() throws IOException, InterruptedException {
        for (Markdown page : Markdown.pages()) {
            TYPED.addAll(Typed.in(page));
        }
    }

    @Test
    @DisplayName("What needs no account is executed, and a table says by what")
    void is_executed() throws IOException {
        Map<String, String> table = new TreeMap<>();
        for (Typed typed : TYPED) {
            if (!NEED_AN_ACCOUNT.contains(kind(typed)) && !ORDINARY.contains(typed.program())) {
                table.put(kind(typed), MEASUREMENTS.contains(kind(typed)) ? "by hand" : executor(typed));
            }
        }
        System.out.printf("%-24s executed by%n", "command");
        table.forEach((command, where) -> System.out.printf("%-24s %s%n", command, where));
        assertThat(table).containsKeys("./alb-report sample", "mvn", "npx cdk synth");
    }

    @Test
    @DisplayName("The AWS CLI knows every command that it is given, with every option, and misses none")
    void is_understood_by_the_aws_cli() {
        assumeTrue(Programs.find("aws").isPresent(), "install it with: apt-get install awscli");
        boolean isFirst = said("aws", "--version").contains("aws-cli/1");
        Map<String, String> answers = new ConcurrentHashMap<>();
        shapes("aws").filter(typed -> !(isFirst && OF_VERSION_2.contains(typed.start(3)))).parallel()
                .forEach(typed -> answers.put(typed.shape(), refused(isFirst ? withoutFormat(typed) : typed.words())));

        assertThat(answers).hasSizeGreaterThan(50);
        answers.values().removeIf(answer -> answer.endsWith("Unknown options: " + NO_OPTION));
        assertThat(answers).isEmpty();
    }

    @Test
    @DisplayName("The CDK's command line knows every command that it is given, with every option")
    void is_understood_by_the_cdk() {
        Map<String, String> help = new TreeMap<>();
        shapes("npx").forEach(typed -> {
            String command = help.computeIfAbsent(typed.start(3), start -> said((start + " --help").split(" ")));
            assertThat(typed.options()).as(typed.toString()).allSatisfy(
                    option -> assertThat(command).containsPattern("(^|[\\s,])" + option + "[\\s,]"));
        });
        assertThat(help).containsKeys("npx cdk synth", "npx cdk deploy", "npx cdk destroy");
    }

    @Test
    @DisplayName("Every test that Maven is asked to run is there")
    void names_tests_that_are_there() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("java"))) {
            Set<String> classes = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(TYPED.stream().flatMap(typed -> typed.words().stream())
                    .filter(word -> word.startsWith("-Dtest=")).flatMap(word -> Stream.of(word.substring(7).split(","))))
                    .isNotEmpty().isSubsetOf(classes);
        }
    }

    /** One command of each shape. */
    private static Stream<Typed> shapes(String program) {
        Map<String, Typed> shapes = new TreeMap<>();
        TYPED.stream().filter(typed -> typed.program().equals(program))
                .forEach(typed -> shapes.putIfAbsent(typed.shape(), typed));
        return shapes.values().stream();
    }

    /** With an option that there is not, the CLI names all that it does not know, and asks nobody. */
    private static String refused(List<String> words) {
        return said(Stream.concat(words.stream(), Stream.of(NO_OPTION)).toArray(String[]::new)).strip();
    }

    private static List<String> withoutFormat(Typed typed) {
        int format = typed.words().indexOf("--cli-binary-format");
        List<String> words = new ArrayList<>(typed.words());
        if (format >= 0) {
            words.subList(format, format + 2).clear();
        }
        return words;
    }

    /** What a program says, whether or not it is content. */
    private static String said(String... words) {
        try {
            Process process = new ProcessBuilder(words).directory(REPOSITORY.toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Typed typed) {
        return switch (typed.program()) {
            case "npx" -> typed.start(3);
            case "npm", "./alb-report" -> typed.start(2);
            default -> typed.program();
        };
    }

    private static String executor(Typed typed) throws IOException {
        List<String> found = EXECUTED.getOrDefault(kind(typed), List.of());
        assertThat(found).as("who executes %s of %s", typed.words(), typed.page()).isNotEmpty();
        assertThat(Files.readString(REPOSITORY.resolve(found.getFirst()))).contains(found.getLast());
        return found.getFirst();
    }
}
