package io.albreport.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.DeployedNames;
import io.albreport.infrastructure.Environments;
import io.albreport.infrastructure.SynthesizedApp;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators read and paste is held to what is deployed. */
class RunbookTest {
    private static final List<DeployedNames> DEPLOYED = Stream
            .concat(Environments.names().stream(), Stream.of(SynthesizedApp.DEMO, Environments.GAME_DAY))
            .map(DeployedNames::of).toList();
    private static final Pattern RESOURCE = Pattern.compile("resource (AWS::\\w+::\\w+) (\\w+)");

    @Test
    @DisplayName("O1: Each runbook says meaning, impact, diagnosis, recovery and prevention")
    void says_what_to_do() {
        assertThat(Markdown.runbooks()).isNotEmpty().allSatisfy(runbook -> assertThat(runbook.sections())
                .as(runbook.name()).containsExactly("Meaning", "Impact", "Diagnosis", "Recovery", "Prevention"));
    }

    @Test
    @DisplayName("O1: Each runbook begins by setting the same names")
    void sets_names_first() {
        assertThat(Markdown.runbooks().stream().map(runbook -> runbook.commands().getFirst()).distinct()).hasSize(1);
    }

    @Test
    @DisplayName("O1: Every name in a command is the name of something deployed")
    void names_what_is_deployed() {
        for (Markdown page : Markdown.pages()) {
            String commands = String.join("\n", page.unrolled());
            for (String name : DeployedNames.mentioned(commands)) {
                assertThat(DEPLOYED).as("%s in %s", name, page.file()).anyMatch(names -> names.knows(name));
            }
        }
    }

    @Test
    @DisplayName("O1: Every resource that a command looks up is there, and only once")
    void looks_up_what_is_there() {
        for (Markdown page : Markdown.pages()) {
            Matcher lookup = RESOURCE.matcher(String.join("\n", page.unrolled()));
            while (lookup.find()) {
                assertThat(wherever(page)).as("%s in %s", lookup.group(), page.file()).allSatisfy(
                        names -> assertThat(names.resources(lookup.group(1), lookup.group(2))).hasSize(1));
            }
        }
    }

    @Test
    @DisplayName("O1: Every block of commands is bash")
    void is_bash() throws IOException, InterruptedException {
        for (Markdown page : Markdown.pages()) {
            for (String block : page.commands()) {
                Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
                try (OutputStream input = bash.getOutputStream()) {
                    input.write(block.getBytes(StandardCharsets.UTF_8));
                }
                String complaint = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(bash.waitFor()).as("%s: %s%n%s", page.file(), complaint, block).isZero();
            }
        }
    }

    @Test
    @DisplayName("O2: Every link between documents leads somewhere")
    void links_to_what_is_there() {
        for (Markdown page : Markdown.pages()) {
            for (String link : page.links()) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]);
                assertThat(target).as("%s in %s", link, page.file()).exists();
                if (parts.length == 2) {
                    assertThat(Markdown.of(target).anchors()).as("%s in %s", link, page.file()).contains(parts[1]);
                }
            }
        }
    }

    /** A runbook of an alarm is read where there is the alarm; any other page everywhere. */
    private static List<DeployedNames> wherever(Markdown page) {
        List<DeployedNames> alarmed = DEPLOYED.stream().filter(names -> names.alarms().containsKey(page.name()))
                .toList();
        return alarmed.isEmpty() ? DEPLOYED : alarmed;
    }
}
