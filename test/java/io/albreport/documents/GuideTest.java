package io.albreport.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.infrastructure.SynthesizedApp;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("O3: There is a guide for newcomers")
class GuideTest {
    private static final Path DOCUMENTS = Path.of("..", "docs");

    @Test
    void readme_names_it_before_anything_else() {
        String readme = Markdown.of(Path.of("..", "README.md")).text();

        assertThat(readme.substring(0, readme.indexOf("\n## "))).contains("](docs/guide.md)");
    }

    @Test
    @DisplayName("Each picture is shown somewhere, is there, and says in words what is on it")
    void pictures_are_there_and_said_in_words() throws IOException {
        Set<Path> shown = Markdown.pages().stream().flatMap(page -> page.pictures().stream()
                .map(picture -> page.file().resolveSibling(picture.file()).normalize())).collect(Collectors.toSet());

        try (Stream<Path> files = Files.list(DOCUMENTS.resolve("pictures"))) {
            assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(files.toList());
        }
        assertThat(Markdown.pages()).flatMap(Markdown::pictures)
                .allSatisfy(picture -> assertThat(picture.words()).hasSizeBetween(40, 250));
    }

    @Test
    @DisplayName("O3: README says of every setting what it does")
    void every_setting_is_explained() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Set<String> settings = Stream.of("prod", "pair").map(SynthesizedApp.environments()::get)
                .flatMap(environment -> SynthesizedApp.map(environment).entrySet().stream())
                .flatMap(setting -> setting.getValue() instanceof Map<?, ?> section
                        ? section.keySet().stream().map(Object::toString)
                        : Stream.of(setting.getKey()))
                .collect(Collectors.toSet());

        assertThat(settings).hasSizeGreaterThan(25).allSatisfy(
                setting -> assertThat(readme).containsPattern("[`.]" + setting + "[`:]|\\b" + setting + ":\\s"));
    }
}
