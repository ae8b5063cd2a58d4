package io.albreport.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Lambda starts the JVM for a function of that much memory, with the stack's options. Lambda does not document its
 * own; processes on Java 8 to 17 show {@code -XX:+UseSerialGC} and shared classes.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Java in Lambda</a>
 */
record LambdaMachine(int memoryMb, boolean snapStart) {
    /** The memory that one whole virtual processor comes with. */
    static final int ONE_PROCESSOR_MB = 1_769;

    static final int SMALL_MB = 512;

    private static final int HEAP_PERCENT = 97;
    private static final int OUTSIDE_HEAP_MB = 145;

    /** Virtual processors, in proportion to memory. */
    static double processors(int memoryMb) {
        return (double) memoryMb / ONE_PROCESSOR_MB;
    }

    /** The function's variable {@code JAVA_TOOL_OPTIONS}. */
    String javaToolOptions() {
        return "-XX:TieredStopAtLevel=1 -Xmx%dm".formatted(memoryMb * HEAP_PERCENT / 100 - OUTSIDE_HEAP_MB);
    }

    List<String> command(String main, List<Path> classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxRAM=" + memoryMb + "m", "-XX:+UseSerialGC", "-Xshare:auto"));
        if (snapStart) {
            command.add("-Dorg.crac.Core.Compat=io.albreport.benchmark.crac");
        }
        command.addAll(List.of("-cp",
                String.join(":", classPath.stream().map(Path::toString).toList()), main));
        command.addAll(arguments);
        return command;
    }

    @Override
    public String toString() {
        return "%,d MB %s SnapStart".formatted(memoryMb, snapStart ? "with" : "without");
    }
}
