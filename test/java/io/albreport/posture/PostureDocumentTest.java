package io.albreport.posture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.infrastructure.DeployedStack;
import io.albreport.posture.template.Line;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q3: The posture of every stack of cdk.json is kept as a document, and a change of it is seen")
class PostureDocumentTest {
    private static final Path FOLDER = Path.of("..", "docs", "posture");
    private static final String UPDATE = "snapshots.update";

    /** Types of resources that no words are needed for. */
    private static final Set<String> WITHOUT_WORDS = Set.of();

    private static final List<DeployedStack> STACKS = DeployedStack.ofRepository();

    /** One stack that is there only for a game day: nobody should be surprised by it on the morning of that day. */
    private static final String GAME_DAY = "AlbReport-prod-eu-central-1-GameDay";

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(FOLDER);
            for (Path file : files()) {
                Files.delete(file);
            }
            for (Map.Entry<String, String> document : documents().entrySet()) {
                Files.writeString(FOLDER.resolve(document.getKey()), document.getValue());
            }
        }
    }

    @Test
    void every_document_is_as_it_was() throws IOException {
        Map<String, String> documents = documents();

        assertThat(files()).extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(documents.keySet());
        for (Map.Entry<String, String> document : documents.entrySet()) {
            Path file = FOLDER.resolve(document.getKey());
            assertThat(document.getValue())
                    .as("%s has changed; if that is meant, run with -D%s=true and review the diff", file, UPDATE)
                    .isEqualTo(Files.readString(file));
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void there_are_words_for_every_resource_and_every_property(List<DeployedStack> stacks) {
        for (DeployedStack stack : stacks) {
            assertThat(PostureDocument.withoutWords(stack.template())).as(stack.name()).isSubsetOf(WITHOUT_WORDS);
            assertThat(PostureDocument.of(stack).told().map(Line::toString)).as(stack.name())
                    .noneMatch(line -> line.contains("label=Property "));
        }
    }

    @Test
    void nothing_in_it_changes_with_the_build() {
        assertThat(documents().values()).allSatisfy(
                text -> assertThat(text).doesNotContainPattern("[0-9a-f]{32}").doesNotContain("Fn::", "\"Ref\""));
    }

    /** What is off in cdk.json is not to be speechless when somebody turns it on. */
    static List<List<DeployedStack>> configurations() {
        return List.of(STACKS, DeployedStack.withEverything(), DeployedStack.withGameDay());
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        Stream.concat(STACKS.stream(),
                DeployedStack.withGameDay().stream().filter(stack -> stack.name().equals(GAME_DAY)))
                .forEach(stack -> documents.put(stack.name() + ".md", PostureDocument.of(stack).markdown()));
        pairs().forEach(pair -> {
            String title = pair.getFirst().name().replace(pair.getFirst().region(), "regions");
            documents.put(title + ".md", RegionalDifferences.between(title, pair.getFirst(), pair.getLast())
                    .markdown());
        });
        return documents;
    }

    /** Stacks that are there in both regions of an environment; the first region's comes first. */
    private static List<List<DeployedStack>> pairs() {
        List<List<DeployedStack>> pairs = new ArrayList<>();
        for (DeployedStack one : STACKS) {
            STACKS.stream().skip(STACKS.indexOf(one) + 1)
                    .filter(other -> !one.region().equals(other.region())
                            && other.name().equals(one.name().replace(one.region(), other.region())))
                    .forEach(other -> pairs.add(List.of(one, other)));
        }
        return pairs;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }
}
