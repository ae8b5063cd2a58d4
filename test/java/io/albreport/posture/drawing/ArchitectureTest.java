package io.albreport.posture.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.DeployedStack;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("O3: The guide's drawings of the architecture are made of the templates")
class ArchitectureTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide.md");
    private static final String UPDATE = "snapshots.update";
    private static final String ENVIRONMENT = "prod";

    private static final List<DeployedStack> STACKS = DeployedStack.ofRepository().stream()
            .filter(stack -> stack.environment().equals(ENVIRONMENT)).toList();

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            String text = Files.readString(GUIDE);
            for (Map.Entry<String, String> drawing : drawings(STACKS).entrySet()) {
                text = frame(drawing.getKey()).matcher(text)
                        .replaceAll("$1" + Matcher.quoteReplacement(drawing.getValue()) + "$3");
            }
            Files.writeString(GUIDE, text);
        }
    }

    @Test
    void they_are_as_they_were() throws IOException {
        String text = Files.readString(GUIDE);

        drawings(STACKS).forEach((name, drawing) -> {
            Matcher frame = frame(name).matcher(text);
            assertThat(frame.find()).as("a place for %s in %s", name, GUIDE).isTrue();
            assertThat(frame.group(2)).as("%s has changed; if that is meant, run with -D%s=true", name, UPDATE)
                    .isEqualTo(drawing);
        });
    }

    @Test
    void can_be_taken_in_at_a_glance() {
        Architecture all = Architecture.of(STACKS);
        String region = STACKS.getFirst().region();

        assertThat(List.of(all.work(region), all.warnings(region), all.betweenRegions()))
                .allSatisfy(drawing -> assertThat(drawing.contents()).hasSizeBetween(8, 19));
    }

    @Test
    void follow_what_the_templates_say() {
        String before = String.join("", drawings(STACKS).values());

        assertThat(before).contains("AlertTopics_Critical -->|\"email\"| oncall_example_com",
                "DailySchedule -->|\"starts\"| eu_central_1_ReportFunction", "<-->|\"copies to\"|");
        assertThat(without("AWS::IAM::ManagedPolicy")).doesNotContain("<-->");
        assertThat(without("AWS::SNS::Subscription")).doesNotContain("oncall_example_com");
        assertThat(without("AWS::Scheduler::Schedule", "AWS::IAM::ManagedPolicy")).doesNotContain("starts");
        assertThat(without("AWS::CloudWatch::Alarm")).doesNotContain("measured by");
        assertThat(without("AWS::Lambda::EventInvokeConfig")).doesNotContain("ReportFunction -.->");
    }

    /** The drawings, if nothing of these types were deployed. */
    private static String without(String... types) {
        return String.join("", drawings(STACKS.stream().map(stack -> {
            JsonNode template = stack.template().deepCopy();
            ((ObjectNode) template.path("Resources"))
                    .removeIf(resource -> List.of(types).contains(resource.path("Type").asText()));
            return stack.with(template);
        }).toList()).values());
    }

    private static Map<String, String> drawings(List<DeployedStack> stacks) {
        Architecture all = Architecture.of(stacks);
        String region = stacks.getFirst().region();
        Map<String, String> drawings = new LinkedHashMap<>();
        drawings.put("work", new Flowchart(all.work(region)).mermaid());
        drawings.put("warnings", new Flowchart(all.warnings(region)).mermaid());
        drawings.put("regions", new Flowchart(all.betweenRegions()).mermaid());
        return drawings;
    }

    /** What is between the comments that say what belongs there. */
    private static Pattern frame(String name) {
        return Pattern.compile("(<!-- drawing of %s, by ArchitectureTest -->\n```mermaid\n)(.*?)(```\n<!-- end -->)"
                .formatted(name), Pattern.DOTALL);
    }
}
