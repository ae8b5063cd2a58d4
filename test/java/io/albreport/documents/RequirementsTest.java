package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("docs/requirements.md")
class RequirementsTest {
    private static final Path HOME = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+[a-z]?) \\|(.*)$");

    @Test
    @DisplayName("names tests that are there")
    void names_tests_that_are_there() throws IOException {
        Set<String> there = Stream.of("lambda", "test").flatMap(part -> tests(HOME.resolve(part)))
                .collect(Collectors.toSet());

        assertThat(TEST.matcher(requirements()).results().map(found -> found.group(1)).distinct()).isNotEmpty()
                .isSubsetOf(there);
    }

    @Test
    @DisplayName("has each requirement once, and says what shows it")
    void has_each_requirement_once() throws IOException {
        List<MatchResult> rows = ROW.matcher(requirements()).results().toList();

        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(rows.stream().map(row -> row.group(1))).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2).substring(row.group(2).lastIndexOf('|', row.group(2)
                .length() - 3))).as(row.group(1)).contains("`"));
    }

    private static String requirements() throws IOException {
        return Files.readString(HOME.resolve("docs/requirements.md"));
    }

    private static Stream<String> tests(Path part) {
        try (Stream<Path> files = Files.walk(part)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
