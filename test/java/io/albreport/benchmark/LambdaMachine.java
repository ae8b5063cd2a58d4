package io.albreport.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Lambda starts the JVM for a function of that much memory.
 *
 * <p>
 * Lambda does not document its heap: processes of functions of 512 MB and less, on Java 8 to 17, show
 * {@code -XX:MaxHeapSize} at 85 % of the memory, {@code -XX:+UseSerialGC} and {@code -Xshare:on}; the initial heap
 * follows from the memory that the JVM sees. The compiler stops at level 1 unless SnapStart is on.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Tiered compilation in Lambda</a>
 */
record LambdaMachine(int memoryMb, boolean snapStart) {
    /** The memory that one whole virtual processor comes with. */
    static final int ONE_PROCESSOR_MB = 1_769;

    static final int SMALL_MB = 512;

    private static final double HEAP = 0.85;

    /** Virtual processors, in proportion to memory. */
    static double processors(int memoryMb) {
        return (double) memoryMb / ONE_PROCESSOR_MB;
    }

    List<String> command(String main, List<Path> classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:MaxHeapSize=" + Math.round(memoryMb * 1024 * HEAP) + "k", "-XX:MaxRAM=" + memoryMb + "m",
                "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add(snapStart
                ? "-Dorg.crac.Core.Compat=io.albreport.benchmark.crac"
                : "-XX:TieredStopAtLevel=1");
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
