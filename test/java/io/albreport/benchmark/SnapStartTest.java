package io.albreport.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar that is deployed, started as Lambda starts it, up to where Lambda takes its snapshot. */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class SnapStartTest {
    @Test
    @DisplayName("I5: nothing in the deployed jar fails before or after SnapStart's snapshot")
    void nothing_fails_before_or_after_the_snapshot(@TempDir Path folder) throws Exception {
        try (Region region = new Region(folder)) {
            var machine = new LambdaMachine(LambdaMachine.SMALL_MB, true);

            Map<String, List<Double>> used = new MeasuredProcess(folder).run(machine, FunctionRuns.class,
                    region.environment(machine.memoryMb()), List.of("0", "true"));

            assertThat(used).containsKeys(Usage.READY, Usage.SNAPSHOT);
        }
    }
}
