package io.albreport.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.infrastructure.SynthesizedApp;

import static org.assertj.core.api.Assertions.assertThat;

/** The script that compares what is deployed before and after a change. */
@DisplayName("Q3: A reviewer of a pull request sees what it changes in what is deployed")
class ReviewTest {
    private static final String REVIEW = Path.of("..", ".ci", "review").toString();

    @Test
    @DisplayName("A changed setting shows as its line of the template, an added finding as a line, and hashes do not show")
    void shows_what_changes(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        Map<String, Object> changed = new HashMap<>(SynthesizedApp.map(environments.get("prod")));
        changed.put("athena", Map.of("scanLimitGb", 60, "timeoutSeconds", 120));
        changed.put("audit", Map.of());
        environments.put("prod", changed);
        copy(SynthesizedApp.of("prod"), folder.resolve("head/prod"));
        copy(SynthesizedApp.judged("prod", environments), folder.resolve("base/prod"));

        String shown = Command.said("", REVIEW, "compare", folder.toString());

        assertThat(shown.lines()).contains("### Templates, as `cdk.json` has them",
                "+++ head/templates/AlbReport-prod-Audit.template.json");
        assertThat(shown)
                .containsPattern("\n- +\"BytesScannedCutoffPerQuery\": 60000000000,"
                        + "\n[+] +\"BytesScannedCutoffPerQuery\": 50000000000,\n")
                .containsPattern("\n[+]Accepted: Serverless-EventBusDLQ on AlbReport-prod-Audit/IamChanges/Rule")
                .containsPattern("\n[|] AlbReport-prod-eu-west-1-Storage [|] \\d+ [|] 0 [|]")
                .doesNotContainPattern("[0-9a-f]{64}");
        assertThat(shown.lines()).filteredOn(line -> line.startsWith("### "))
                .as("the shortest first, since a comment is cut at its end")
                .containsExactly("### Findings by stack", "### Findings of cdk-nag, and those accepted",
                        "### Templates, as `cdk.json` has them");
    }

    @Test
    @DisplayName("Where nothing differs, it says so")
    void says_that_nothing_changes(@TempDir Path folder) throws IOException, InterruptedException {
        copy(SynthesizedApp.of("dev"), folder.resolve("head/dev"));
        copy(SynthesizedApp.of("dev"), folder.resolve("base/dev"));

        assertThat(Command.said("", REVIEW, "compare", folder.toString()))
                .contains("No template differs.", "No finding has come, gone or been accepted for another reason.")
                .doesNotContain("diff\n");
    }

    private static void copy(SynthesizedApp app, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(app.output())) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
