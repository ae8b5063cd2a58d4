package io.albreport.infrastructure;

import java.util.OptionalInt;

/**
 * How much the function may take.
 *
 * @param memoryMb in MB; a whole virtual CPU comes with 1,769
 * @param reservedConcurrency runs at once; empty for no reservation
 * @param debugSampleRate which part of the runs logs at level DEBUG; from 0 to 1
 */
record FunctionSettings(int memoryMb, OptionalInt reservedConcurrency, double debugSampleRate) {
    /** One virtual CPU: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
    private static final int ONE_CPU = 1769;

    private static final int HEAP_PERCENT = 65;

    static FunctionSettings from(Section function) {
        return new FunctionSettings(function.whole("memoryMb", 512, 10_240, ONE_CPU), reservedConcurrency(function),
                function.fraction("debugSampleRate", 0.01));
    }

    /**
     * What the JVM is started with. A report a day never earns what the optimising compiler costs: stopped at level 1,
     * a first run takes three quarters of the CPU time. And beside the heap, code and classes take 120 MB, so that a
     * full heap of the size that Lambda is seen to choose, 85 % of the memory, would end a small function
     * ({@code test/benchmark-function} has the figures).
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">JAVA_TOOL_OPTIONS in
     *      Lambda</a>
     */
    String javaOptions() {
        return "-XX:TieredStopAtLevel=1 -Xmx%dm".formatted(memoryMb * HEAP_PERCENT / 100);
    }

    /** Two: the day's run, and one by hand. Accounts with a limit of 10 can reserve none and turn it off. */
    private static OptionalInt reservedConcurrency(Section function) {
        Object value = function.get("reservedConcurrency");
        if ("off".equals(value)) {
            return OptionalInt.empty();
        }
        if (value != null && !(value instanceof Number)) {
            throw function.refused("reservedConcurrency", "\"off\" or a whole number from 1 to 100");
        }
        return OptionalInt.of(function.whole("reservedConcurrency", 1, 100, 2));
    }
}
