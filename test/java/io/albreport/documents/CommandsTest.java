package io.albreport.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Those for AWS are held against their tools by {@link CommandToolsTest}, and names in them to the templates by
 * {@link RunbookTest}.
 */
@DisplayName("O3: Every command of the documents is executed somewhere, or held against its own tool")
class CommandsTest {
    private static final Path REPOSITORY = Path.of("..");

    /** What only AWS can execute; curl asks an endpoint there. */
    private static final Set<String> NEED_AN_ACCOUNT = Set.of("aws", "curl", "npx cdk bootstrap", "npx cdk deploy",
            "npx cdk destroy", "npx cdk diff");

    /** What every system has, and does the same with. */
    private static final Set<String> ORDINARY = Set.of("comm", "cut", "date", "diff", "git", "grep", "head", "sed",
            "sha256sum", "sleep", "sort", "tail", "tr", "uniq");

    /** They take minutes, and say how fast this machine is; nothing passes or fails by them here. */
    private static final Set<String> MEASUREMENTS = Set.of("test/benchmark", "test/benchmark-function",
            "test/benchmark-synth");

    /** By how a command begins: the file that executes it, and the words by which it does. */
    private static final Map<String, List<String>> EXECUTED = Map.of(
            "./alb-report history", List.of(".ci/run", "./alb-report history"),
            "./alb-report review", List.of(".ci/run", "./alb-report review"),
            "./alb-report report", List.of(".ci/run", "./alb-report report"),
            "./alb-report sample", List.of(".ci/run", "./alb-report sample"),
            ".ci/review", List.of(".ci/run", ".ci/review HEAD"),
            ".ci/run", List.of(".github/workflows/review.yml", ".ci/run"),
            "demo/traffic", List.of("test/java/io/albreport/infrastructure/demo/DemoTest.java", "../demo/traffic"),
            "mvn", List.of(".ci/run", "mvn --batch-mode --no-transfer-progress verify"),
            "npm ci", List.of(".ci/run", "npm ci"),
            "npx cdk synth", List.of(".ci/run", "cdk synth -q -c environment=dev"));

    private static final List<Typed> TYPED = Typed.all();

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
    @DisplayName("Every test that Maven is asked to run is there")
    void names_tests_that_are_there() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("java"))) {
            Set<String> classes = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(TYPED.stream().flatMap(typed -> typed.words().stream())
                    .filter(word -> word.startsWith("-Dtest="))
                    .flatMap(word -> Stream.of(word.substring(7).split(","))))
                    .isNotEmpty().isSubsetOf(classes);
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
