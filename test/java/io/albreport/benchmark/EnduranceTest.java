package io.albreport.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The deployed jar in a process of its own, so that nothing is counted but what the function keeps. */
@EnabledOnOs(OS.LINUX)
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class EnduranceTest {
    private static final int RUNS = 100;
    private static final int ROWS = 100;

    /**
     * What is softly reachable comes and goes with free memory, and would hide what is kept. The heap has its size from the
     * beginning: of one that grows only when it must, collecting garbage is half of the work.
     */
    private static final String OPTIONS = "-XX:SoftRefLRUPolicyMSPerMB=0 -Xms300m";

    /** Tables that the JVM itself still fills; one report kept by each run would be far more. */
    private static final double GROWTH_MB = 2;

    @Test
    @DisplayName("Q6: a hundred reports in one process leave its heap as the first fifty did")
    void the_heap_does_not_grow(@TempDir Path folder) throws Exception {
        try (Region region = new Region(folder)) {
            region.answer(new ManyRows(FunctionBenchmark.realRows(folder.resolve("logs"))).rows(ROWS));
            var machine = new LambdaMachine(LambdaMachine.SMALL_MB, false);
            Map<String, String> environment = new TreeMap<>(region.environment(machine.memoryMb()));
            environment.put("JDK_JAVA_OPTIONS", OPTIONS);

            List<Double> heap = new MeasuredProcess(folder)
                    .run(machine, FunctionRuns.class, environment, List.of(String.valueOf(RUNS), "false"))
                    .getOrDefault(Usage.HEAP_MB, List.of());

            System.out.printf("MB of heap after each %d runs: %s%n", FunctionRuns.HEAP_EVERY, heap);
            assertThat(heap).hasSize(RUNS / FunctionRuns.HEAP_EVERY);
            assertThat(heap.getLast() - heap.get(1)).isLessThan(GROWTH_MB);
        }
    }
}
