package io.albreport.posture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.documents.Markdown;
import io.albreport.infrastructure.DeployedStack;

import static org.assertj.core.api.Assertions.assertThat;

class ChangedSettingTest {
    private static final Markdown GUIDE = Markdown.of(Path.of("..", "docs", "guide.md"));
    private static final String ENVIRONMENT = "dev";

    @Test
    @DisplayName("O3: The setting that the guide changes, changes the lines of the posture that the guide shows, and no other")
    void changes_the_lines_that_the_guide_shows() throws IOException {
        JsonNode settings = new ObjectMapper().readTree("{" + GUIDE.blocks("json").getFirst() + "}");
        List<String> before = lines(
                DeployedStack.ofRepository().stream().filter(stack -> stack.environment().equals(ENVIRONMENT)));
        List<String> after = lines(DeployedStack.ofRepositoryWith(ENVIRONMENT, settings).stream());

        assertThat(Stream.concat(lost("-", before, after), lost("+", after, before)))
                .containsExactlyElementsOf(GUIDE.blocks("diff").getFirst().lines().toList());
    }

    private static Stream<String> lost(String sign, List<String> from, List<String> to) {
        return from.stream().filter(line -> !to.contains(line)).map(line -> sign + line);
    }

    private static List<String> lines(Stream<DeployedStack> stacks) {
        return stacks.flatMap(stack -> PostureDocument.of(stack).markdown().lines()).toList();
    }
}
