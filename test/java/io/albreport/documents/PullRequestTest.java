package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a pull request is shown with, as far as it can be told without GitHub. */
@DisplayName("Q3: A reviewer of a pull request sees what it changes in what is deployed")
class PullRequestTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path WORKFLOW = REPOSITORY.resolve(".github/workflows/review.yml");
    private static final Pattern PINNED = Pattern.compile("uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/.-])((?:\\.ci|test|demo)/[\\w-]+)(?![\\w/.])");
    private static final Pattern MODULES = Pattern.compile("-pl ([\\w/,]+)");

    private final JsonNode workflow = yaml(WORKFLOW);

    @Test
    @DisplayName("Actions of others are pinned to a commit, with the version beside it")
    void pins_actions() throws IOException {
        assertThat(Files.readAllLines(WORKFLOW)).filteredOn(line -> line.contains("uses:")).isNotEmpty()
                .allMatch(line -> PINNED.matcher(line).find());
    }

    @Test
    @DisplayName("No job may do more than it needs, and the one that runs the change's own code may only read it")
    void grants_little() {
        Map<String, String> granted = new HashMap<>();
        workflow.path("jobs").properties()
                .forEach(job -> granted.put(job.getKey(), job.getValue().path("permissions").toString()));

        assertThat(workflow.path("permissions").toString()).isEqualTo("{}");
        assertThat(granted).isEqualTo(Map.of("build", "{\"contents\":\"read\"}", "deployed",
                "{\"contents\":\"read\",\"actions\":\"read\",\"id-token\":\"write\"}", "comment",
                "{\"actions\":\"read\",\"pull-requests\":\"write\"}"));
        assertThat(workflow.at("/jobs/deployed/steps/0/with/ref").asText())
                .isEqualTo("${{ github.event.pull_request.base.sha }}");
        assertThat(workflow.at("/jobs/comment/steps").findValuesAsText("uses")).isEmpty();
    }

    @Test
    @DisplayName("Every script and module that the workflow, the scripts and the guide for contributors name is there")
    void names_what_is_there() throws IOException {
        List<String> texts = new ArrayList<>(runs());
        for (String file : List.of(".ci/run", ".ci/review", "docs/contributing.md")) {
            texts.add(Files.readString(REPOSITORY.resolve(file)));
        }
        String all = String.join("\n", texts);

        assertThat(found(SCRIPT, all)).contains(".ci/run", ".ci/review")
                .allSatisfy(script -> assertThat(REPOSITORY.resolve(script)).isExecutable());
        assertThat(found(MODULES, all)).isNotEmpty().flatMap(modules -> List.of(modules.split(",")))
                .allSatisfy(module -> assertThat(REPOSITORY.resolve(module).resolve("pom.xml")).exists());
    }

    @Test
    @DisplayName("Every block of the workflow, and every script, is bash")
    void is_bash() throws IOException, InterruptedException {
        List<String> scripts = new ArrayList<>(runs());
        for (String script : List.of(".ci/lint", ".ci/review", ".ci/run")) {
            scripts.add(Files.readString(REPOSITORY.resolve(script)));
        }
        for (String script : scripts) {
            assertThat(Command.said(script, "bash", "-n")).as(script).isEmpty();
        }
    }

    @Test
    @DisplayName("Q10: Templates are linted in each build, on GitHub by a pinned cfn-lint; where there is none, it is said")
    void lints_templates(@TempDir Path empty) throws IOException, InterruptedException {
        String script = Files.readString(REPOSITORY.resolve(".ci/lint")).replace("$(dirname \"$0\")/..", ".");

        assertThat(Files.readAllLines(REPOSITORY.resolve(".ci/run"))).contains(".ci/lint target/review/head");
        assertThat(runs()).anyMatch(run -> run.matches("pipx install cfn-lint==\\d+[.]\\d+[.]\\d+"));
        assertThat(Command.said("PATH=%s%n%s".formatted(empty, script), "bash", "-c", "bash -s 2>&1 || echo refused"))
                .startsWith("not linted: cfn-lint is not installed;").doesNotContain("refused");
    }

    @Test
    @DisplayName("A review that is too long for a comment is cut, with its open block closed and where the rest is")
    void cuts_what_is_too_long(@TempDir Path folder) throws IOException, InterruptedException {
        String step = workflow.at("/jobs/comment/steps/1/run").asText();
        // The byte at which it is cut is within the sign.
        Files.writeString(folder.resolve("review.md"), "````diff\n" + "\u20ac".repeat(40_000) + "\n````\n");

        String comment = Command.said("""
                cd '%s'
                gh() { :; }
                HEAD=0123abc PAGE=https://example.com/run GH_REPO=o/r NUMBER=1
                set -eo pipefail
                %s
                cat comment.md
                """.formatted(folder, step), "bash");

        assertThat(comment).startsWith("<!-- alb-report review -->\nAs of 0123abc.\n````diff\n\u20ac\u20ac")
                .endsWith("\u20ac\n````\n\nThe whole of it: https://example.com/run\n")
                .hasSizeLessThan(65_536);
    }

    @Test
    @DisplayName("Updates of dependencies wait for a week, and come from manifests that are there")
    void lets_updates_cool_down() {
        Map<String, String> manifests = Map.of("maven", "pom.xml", "npm", "package.json", "github-actions",
                ".github/workflows");
        JsonNode updates = yaml(REPOSITORY.resolve(".github/dependabot.yml")).path("updates");

        assertThat(updates).extracting(update -> update.path("package-ecosystem").asText())
                .containsExactlyInAnyOrderElementsOf(manifests.keySet());
        assertThat(updates).allSatisfy(update -> {
            assertThat(update.at("/cooldown/default-days").asInt()).isEqualTo(7);
            List<String> folders = new ArrayList<>(
                    update.has("directory") ? List.of(update.path("directory").asText()) : List.of());
            update.path("directories").forEach(folder -> folders.add(folder.asText()));
            String manifest = manifests.getOrDefault(update.path("package-ecosystem").asText(), "none");
            assertThat(folders).allSatisfy(
                    folder -> assertThat(REPOSITORY.resolve(folder.substring(1)).resolve(manifest)).exists());
        });
    }

    private List<String> runs() {
        return workflow.findValuesAsText("run");
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group)
                .map(match -> pattern.matcher(match).replaceAll("$1"))
                .collect(Collectors.toSet());
    }

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
