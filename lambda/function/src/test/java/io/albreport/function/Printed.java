package io.albreport.function;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is printed on standard output, where Lambda takes logs and metrics from. */
public final class Printed {
    private Printed() {}

    public static String during(Runnable action) {
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
