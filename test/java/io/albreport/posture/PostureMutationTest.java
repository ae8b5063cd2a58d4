package io.albreport.posture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.infrastructure.DeployedStack;
import io.albreport.infrastructure.MutatedTemplates;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q3: A mistake in a template shows in one line of a document, and some other test goes red")
class PostureMutationTest {
    private static final Path PRINTED = Path.of("target", "posture-mutations.md");
    private static final List<DeployedStack> STACKS = DeployedStack.ofRepository();
    private static final Map<Mutation, String> CAUGHT = new TreeMap<>(
            (one, other) -> one.toString().compareTo(other.toString()));
    private static final Map<String, Optional<String>> GREEN = new TreeMap<>();

    static List<Mutation> all() {
        return Mutation.all();
    }

    @Test
    void there_are_enough_of_them() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
        assertThat(all().stream().filter(Mutation::isUndetectable)).hasSizeLessThan(5);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shows_in_the_one_line_that_speaks_of_it(Mutation mutation) {
        List<DeployedStack> changed = new ArrayList<>();
        for (DeployedStack stack : STACKS) {
            JsonNode mutated = mutation.in(stack.template());
            if (!mutated.equals(stack.template())) {
                changed.add(stack);
                assertThat(Changes.between(document(stack, stack.template()), document(stack, mutated)))
                        .as("%s in %s", mutation, stack.name()).matches(Changes::isOneLine);
            }
        }
        assertThat(changed).as("stacks with it").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_found_by_a_test_of_its_requirement(Mutation mutation) throws Exception {
        if (mutation.isUndetectable()) {
            CAUGHT.put(mutation, mutation.tests());
            return;
        }
        Optional<String> red = Optional.empty();
        for (String test : mutation.tests().split(" ", -1)) {
            assertThat(GREEN.computeIfAbsent(test, TestRun::red)).as("what fails without a mistake").isEmpty();
            red = red.isPresent() ? red : MutatedTemplates.during(mutation::in, () -> TestRun.red(test));
        }

        CAUGHT.put(mutation, red.orElse("nothing"));
        assertThat(red).as("the test that finds %s", mutation).isPresent();
    }

    @AfterAll
    static void print() throws IOException {
        StringBuilder table = new StringBuilder("| Requirement | Property | Value | Found by |\n|---|---|---|---|\n");
        CAUGHT.forEach((mutation, test) -> table.append("| %s | %s %s `%s` | `%s` | %s |%n".formatted(
                mutation.requirement(), mutation.type(), mutation.idStart(), mutation.pointer(), mutation.value(),
                test)));
        Files.createDirectories(PRINTED.getParent());
        Files.writeString(PRINTED, table);
        System.out.println(table);
    }

    private static String document(DeployedStack stack, JsonNode template) {
        return PostureDocument.of(stack.with(template)).markdown();
    }
}
