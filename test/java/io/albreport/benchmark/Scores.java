package io.albreport.benchmark;

import java.util.List;
import java.util.Map;

/** Prints what was measured, each as soon as it is there, and remembers whether all was within its bars. */
final class Scores {
    private static final double COLD_BAR = 4;
    private static final double WARM_BAR = 1;
    private static final double PDF_BAR = 10;

    private boolean good = true;

    Scores() {
        System.out.printf("%-60s%12s%12s%9s%n", "CPU seconds", "1,769 MB", "512 MB", "bar");
        System.out.printf("%-60s%12s%12s%n", "", "measured", "/ " + "%.2f".formatted(share()));
    }

    boolean good() {
        return good;
    }

    void start(LambdaMachine machine, List<Map<String, List<Double>>> processes) {
        seconds(machine + ": start to handler ready", median(processes, Usage.READY, 0, 1), 0);
        if (machine.snapStart()) {
            seconds(machine + ": then, before its snapshot", median(processes, Usage.SNAPSHOT, 0, 1), 0);
        }
    }

    void runs(LambdaMachine machine, int rows, List<Map<String, List<Double>>> processes) {
        boolean few = rows <= 1_000;
        String what = "%s: %,d rows, ".formatted(machine, rows);
        seconds(what + "first run", median(processes, Usage.RUN, 0, 1), few ? COLD_BAR : 0);
        seconds(what + "later runs", median(processes, Usage.RUN, 1, Integer.MAX_VALUE), few ? WARM_BAR : 0);
        megabytes(what + "peak MB", median(processes, Usage.PEAK_MB, 0, 1), machine.memoryMb());
    }

    void memory(LambdaMachine machine, int rows, Map<String, List<Double>> process) {
        String what = "%s: %,d rows, ".formatted(machine, rows);
        double slowest = process.getOrDefault(Usage.RUN, List.of()).stream().mapToDouble(Double::doubleValue).max()
                .orElseThrow();
        seconds(what + "longest run", slowest, 0);
        megabytes(what + "peak MB", median(List.of(process), Usage.PEAK_MB, 0, 1), machine.memoryMb());
    }

    void pdf(int apis, Map<String, List<Double>> process) {
        seconds("PDF of %,d APIs, first".formatted(apis), median(List.of(process), Usage.PDF, 0, 1), PDF_BAR);
        seconds("PDF of %,d APIs, again".formatted(apis), median(List.of(process), Usage.PDF, 1, 2), PDF_BAR);
    }

    /** Not judged: that something breaks at some load is so by nature; what it is should be known. */
    void raised(LambdaMachine machine, int rows, String outcome) {
        System.out.printf("%s: %,d rows: %s%n", machine, rows, outcome);
    }

    private static double median(List<Map<String, List<Double>>> processes, String name, int from, int to) {
        return FunctionBenchmark.median(processes.stream().flatMap(process -> {
            List<Double> values = process.getOrDefault(name, List.of());
            return values.subList(from, Math.min(to, values.size())).stream();
        }).mapToDouble(Double::doubleValue));
    }

    private void seconds(String what, double measured, double bar) {
        System.out.printf("%-60s%12.2f%12.2f%9s%s%n", what, measured, measured / share(),
                bar == 0 ? "" : "%.0f".formatted(bar), judged(measured, bar));
    }

    private void megabytes(String what, double measured, double bar) {
        System.out.printf("%-60s%12.0f%12s%9.0f%s%n", what, measured, "", bar, judged(measured, bar));
    }

    private String judged(double measured, double bar) {
        if (bar == 0 || measured <= bar) {
            return "";
        }
        good = false;
        return "  above";
    }

    private static double share() {
        return LambdaMachine.processors(LambdaMachine.SMALL_MB);
    }
}
