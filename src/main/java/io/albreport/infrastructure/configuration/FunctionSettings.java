package io.albreport.infrastructure.configuration;

import java.util.OptionalInt;

import io.albreport.infrastructure.context.Section;

/**
 * How much the function may take.
 *
 * @param memoryMb in MB; a whole virtual CPU comes with 1,769
 * @param reservedConcurrency runs at once; empty for no reservation
 * @param debugSampleRate which part of the runs logs at level DEBUG; from 0 to 1
 */
public record FunctionSettings(int memoryMb, OptionalInt reservedConcurrency, double debugSampleRate) {
    /** One virtual CPU: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
    private static final int ONE_CPU = 1769;

    /**
     * Of memory: the rest is for the X-Ray daemon, which takes 3 %, and 16 MB in a small function:
     * https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
     */
    private static final int LEFT_BY_XRAY_PERCENT = 97;

    /** Code, classes, threads and buffers of the JVM, 115 to 120 measured, and a margin. */
    private static final int OUTSIDE_HEAP_MB = 145;

    /** With which it still makes a report of 100,000 rows. */
    static final int LEAST_MEMORY_MB = 512;

    static FunctionSettings from(Section function) {
        return new FunctionSettings(function.whole("memoryMb", LEAST_MEMORY_MB, 10_240, ONE_CPU),
                reservedConcurrency(function),
                function.fraction("debugSampleRate", 0.01));
    }

    /**
     * What the JVM is started with. A report a day never earns what the optimising compiler costs: stopped at level 1,
     * a first run takes three quarters of the CPU time. The heap is as large as memory allows, so that the alarm on
     * memory rises before the heap is full, and no larger: a full one of the size that Lambda is seen to choose, 85 %
     * of the memory, would end a small function ({@code test/benchmark-function} has the figures).
     *
     * @param beside in MB, what another program in the function's environment takes
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">JAVA_TOOL_OPTIONS in
     *      Lambda</a>
     */
    public String javaOptions(int beside) {
        return "-XX:TieredStopAtLevel=1 -Xmx%dm"
                .formatted(memoryMb * LEFT_BY_XRAY_PERCENT / 100 - OUTSIDE_HEAP_MB - beside);
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
