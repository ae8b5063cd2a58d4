package io.albreport.benchmark;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/**
 * Prints what was measured, each as soon as it is there, and remembers whether all was within its bars. CPU seconds are
 * judged by the process that used the least: who shares a processor's caches and clock with others is slowed down by
 * them, never sped up, so the least is nearest to what the code itself costs. What the others used stands beside it.
 *
 * @see <a href="https://docs.python.org/3/library/timeit.html#timeit.Timer.repeat">The same of Python's timer</a>
 */
final class Scores {
    private static final double COLD_BAR = 4;
    private static final double WARM_BAR = 1;
    private static final double PDF_BAR = 10;

    private static final double HISTORY_BAR = 1;
    private static final double LONG_HISTORY_BAR = 6;
    private static final double HISTORY_MB_BAR = 250;

    private boolean good = true;

    Scores() {
        System.out.printf("%-60s%12s%12s%14s%9s%n", "CPU seconds", "1,769 MB", "", "512 MB", "bar");
        System.out.printf("%-60s%12s%12s%14s%n", "", "least", "most", "least / " + "%.2f".formatted(share()));
    }

    boolean good() {
        return good;
    }

    void start(LambdaMachine machine, List<Map<String, List<Double>>> processes) {
        seconds(machine + ": start to handler ready", perProcess(processes, Usage.READY, 0, 1), 0);
        if (machine.snapStart()) {
            seconds(machine + ": then, before its snapshot", perProcess(processes, Usage.SNAPSHOT, 0, 1), 0);
        }
    }

    void runs(LambdaMachine machine, int apis, List<Map<String, List<Double>>> processes) {
        boolean few = isFew(apis);
        String what = "%s: %,d APIs, ".formatted(machine, apis);
        seconds(what + "first run", perProcess(processes, Usage.RUN, 0, 1), few ? COLD_BAR : 0);
        seconds(what + "later runs", perProcess(processes, Usage.RUN, 1, Integer.MAX_VALUE), few ? WARM_BAR : 0);
        megabytes(what + "peak MB", perProcess(processes, Usage.PEAK_MB, 0, 1), machine.memoryMb());
    }

    void memory(LambdaMachine machine, int apis, Map<String, List<Double>> process) {
        String what = "%s: %,d APIs, ".formatted(machine, apis);
        seconds(what + "longest run", process.getOrDefault(Usage.RUN, List.of()).stream()
                .mapToDouble(Double::doubleValue).max().stream().summaryStatistics(), 0);
        megabytes(what + "peak MB", perProcess(List.of(process), Usage.PEAK_MB, 0, 1), machine.memoryMb());
    }

    void pdf(int apis, Map<String, List<Double>> process) {
        seconds("PDF of %,d APIs, first".formatted(apis), perProcess(List.of(process), Usage.PDF, 0, 1), PDF_BAR);
        seconds("PDF of %,d APIs, again".formatted(apis), perProcess(List.of(process), Usage.PDF, 1, 2), PDF_BAR);
    }

    void history(int apis, Map<String, List<Double>> process) {
        String what = "history of 90 days, %,d APIs".formatted(apis);
        seconds(what, perProcess(List.of(process), Usage.HISTORY, 0, 1),
                isFew(apis) ? HISTORY_BAR : LONG_HISTORY_BAR);
        megabytes(what + ", peak MB", perProcess(List.of(process), Usage.PEAK_MB, 0, 1), HISTORY_MB_BAR);
    }

    /** Not judged: that something breaks at some load is so by nature; what it is should be known. */
    void raised(LambdaMachine machine, int apis, int rows, String outcome) {
        System.out.printf("%s: %,d APIs (%,d rows): %s%n", machine, apis, rows, outcome);
    }

    private static boolean isFew(int apis) {
        return apis <= FunctionBenchmark.FEW_APIS;
    }

    private static DoubleSummaryStatistics perProcess(List<Map<String, List<Double>>> processes, String name, int from,
            int to) {
        return processes.stream().mapToDouble(process -> {
            List<Double> values = process.getOrDefault(name, List.of());
            return median(values.subList(from, Math.min(to, values.size())));
        }).summaryStatistics();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private void seconds(String what, DoubleSummaryStatistics used, double bar) {
        System.out.printf("%-60s%12.2f%12.2f%14.2f%9s%s%n", what, used.getMin(), used.getMax(),
                used.getMin() / share(), bar == 0 ? "" : "%.0f".formatted(bar), judged(used.getMin(), bar));
    }

    private void megabytes(String what, DoubleSummaryStatistics used, double bar) {
        System.out.printf("%-60s%12.0f%12.0f%14s%9.0f%s%n", what, used.getMin(), used.getMax(), "", bar,
                judged(used.getMax(), bar));
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
