package io.albreport.infrastructure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q1: Each stack's template is kept, and a change of it is seen")
class SnapshotTest {
    @ParameterizedTest
    @MethodSource("io.albreport.infrastructure.SynthesizedApp#all")
    void every_stack_is_as_it_was(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);

        assertThat(kept(environment)).isNotEmpty();
        for (SynthesizedStack stack : kept(environment)) {
            TemplateSnapshot.assertMatches(stack.name(), app.template(stack));
        }
    }

    @Test
    void no_template_is_kept_of_a_stack_that_is_gone() {
        assertThat(
                SynthesizedApp.all().stream().flatMap(environment -> kept(environment).stream())
                        .map(SynthesizedStack::name).distinct())
                .containsExactlyInAnyOrderElementsOf(TemplateSnapshot.kept());
    }

    /** In what the other stacks differ for a game day, from those that are kept without it, is told by GameDayTest. */
    private static List<SynthesizedStack> kept(String environment) {
        return SynthesizedApp.of(environment).stacks().stream().filter(
                stack -> !environment.equals(SynthesizedApp.GAME_DAY) || stack.name().endsWith("-GameDay"))
                .toList();
    }

    @Test
    void a_changed_setting_changes_the_snapshot_and_its_hashes_do_not_show() {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        environments.put("changed", environments.get("dev"));
        SynthesizedApp changed = SynthesizedApp.synthesize("changed", environments);
        for (SynthesizedStack stack : changed.stacks()) {
            String snapshot = TemplateSnapshot.scrubbed(changed.template(stack));
            assertThat(snapshot).contains("changed").doesNotContainPattern("[0-9a-f]{32}");
        }
    }
}
