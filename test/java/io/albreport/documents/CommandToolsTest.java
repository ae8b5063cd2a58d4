package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.Programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Commands of the documents that only AWS can execute are shown to the tools that would send them. */
@Execution(ExecutionMode.CONCURRENT)
class CommandToolsTest {
    private static final Path REPOSITORY = Path.of("..");

    /** Where npx looks first. */
    private static final String INSTALLED = "node_modules/.bin/";

    private static final String NO_OPTION = "--no-such-option";

    /** The first version of the AWS CLI lacks this, and {@code --cli-binary-format}. */
    private static final Set<String> OF_VERSION_2 = Set.of("aws logs tail");

    @Test
    @DisplayName("O3: The AWS CLI knows every command that it is given, with every option, and misses none")
    void is_understood_by_the_aws_cli() throws IOException {
        assumeTrue(Programs.find("aws").isPresent(), "install it with: apt-get install awscli");
        AwsCli cli = AwsCli.installed();
        List<Typed> shapes = shapes("aws").filter(typed -> !(cli.isFirst() && OF_VERSION_2.contains(typed.start(3))))
                .toList();
        Map<String, String> answers = new TreeMap<>();
        Iterator<String> said = cli
                .answers(shapes.stream().map(typed -> refused(cli.isFirst() ? withoutFormat(typed) : typed.words()))
                        .toList())
                .iterator();
        shapes.forEach(typed -> answers.put(typed.shape(), said.next().strip()));

        assertThat(answers).hasSizeGreaterThan(50);
        answers.values().removeIf(answer -> answer.endsWith("Unknown options: " + NO_OPTION));
        assertThat(answers).isEmpty();
    }

    @Test
    @DisplayName("O3: The CDK's command line knows every command that it is given, with every option")
    void is_understood_by_the_cdk() {
        assumeTrue(Files.exists(REPOSITORY.resolve("node_modules/.bin/cdk")), "install it with: npm ci");
        Map<String, String> help = new TreeMap<>();
        shapes("npx").forEach(typed -> {
            String command = help.computeIfAbsent(typed.start(3),
                    start -> said((start + " --help").replaceFirst("npx ", INSTALLED).split(" ")));
            assertThat(typed.options()).as(typed.toString()).allSatisfy(
                    option -> assertThat(command).containsPattern("(^|[\\s,])" + option + "[\\s,]"));
        });
        assertThat(help).containsKeys("npx cdk synth", "npx cdk deploy", "npx cdk destroy");
    }

    /** One command of each shape. */
    private static Stream<Typed> shapes(String program) {
        Map<String, Typed> shapes = new TreeMap<>();
        Typed.all().stream().filter(typed -> typed.program().equals(program))
                .forEach(typed -> shapes.putIfAbsent(typed.shape(), typed));
        return shapes.values().stream();
    }

    /** With an option that there is not, the CLI names all that it does not know, and asks nobody. */
    private static List<String> refused(List<String> words) {
        return Stream.concat(words.stream(), Stream.of(NO_OPTION)).toList();
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
            Process process = new ProcessBuilder(words).directory(REPOSITORY.toFile()).redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
