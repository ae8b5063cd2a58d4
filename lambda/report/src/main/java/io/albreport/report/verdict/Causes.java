package io.albreport.report.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.albreport.report.model.Incident.Cause;
import io.albreport.report.model.Incident.Dimension;
import io.albreport.report.wording.Figures;

/**
 * Finds in what failures are concentrated: in values that hold most of them and far fewer of the requests. decisions/0015
 * has the rule and why.
 */
final class Causes {
    /** Values that are named together; what is spread over more is not concentrated. */
    private static final int MOST_VALUES = 3;

    /** Of each value: where every client is another, three of them that failed once each are no cause. */
    private static final long LEAST_FAILURES = ErrorBudget.FEWEST_ERRORS;

    /** Of the failures, what the values must hold. */
    private static final double LEAST_SHARE = 0.5;

    /** By which the share of failures must exceed that of requests. */
    private static final double LEAST_EXCESS = 0.3;

    /** Where one more value would not say much more. */
    private static final double ENOUGH = 0.9;

    /** By Chernoff's bound, failures without a cause are so unevenly spread once in a thousand times. */
    private static final double LEAST_EVIDENCE = 7;

    private Causes() {}

    /**
     * What has one value.
     *
     * @param shareOfRequests 0 to 1
     */
    record Part(String value, long failed, double shareOfRequests) {}

    /**
     * @param parts those with most failures at least
     * @param failed all failures, of which each part holds some
     */
    static Optional<Cause> of(Dimension dimension, List<Part> parts, long failed) {
        List<Part> most = parts.stream().filter(part -> part.failed() >= LEAST_FAILURES)
                .sorted(Comparator.comparingLong(Part::failed).reversed().thenComparing(Part::value))
                .limit(MOST_VALUES).toList();
        List<Cause> causes = new ArrayList<>();
        for (int values = 1; values <= most.size(); values++) {
            List<Part> together = most.subList(0, values);
            double share = Math.min(1, (double) together.stream().mapToLong(Part::failed).sum() / failed);
            double shareOfRequests = Math.min(1, together.stream().mapToDouble(Part::shareOfRequests).sum());
            if (isFarAbove(share, shareOfRequests, failed)) {
                causes.add(new Cause(dimension, together.stream().map(Part::value).toList(), share, shareOfRequests));
            }
        }
        return causes.stream().filter(cause -> cause.share() >= ENOUGH).findFirst()
                .or(() -> causes.stream().findFirst());
    }

    /** {@code Target 10.0.1.7:8080 has 98 % of them, and 33 % of the requests.} */
    static String inWords(Cause cause) {
        boolean isOne = cause.values().size() == 1;
        String dimension = cause.dimension().word() + (isOne ? "" : "s");
        return "%s%s %s %s %s of them, and %s of %s requests.".formatted(
                dimension.substring(0, 1).toUpperCase(Locale.ROOT), dimension.substring(1),
                String.join(", ", cause.values()), isOne ? "has" : "have", Figures.share(cause.share()),
                Figures.share(cause.shareOfRequests()),
                cause.dimension() == Dimension.CLIENT ? "all" : "the API\u2019s");
    }

    private static boolean isFarAbove(double share, double ofRequests, long failed) {
        return share >= LEAST_SHARE && share - ofRequests >= LEAST_EXCESS
                && failed * divergence(share, ofRequests) >= LEAST_EVIDENCE;
    }

    /** Kullback and Leibler's, of one coin from another; its product with the tosses bounds the chance (Chernoff). */
    private static double divergence(double share, double expected) {
        double rest = share < 1 ? (1 - share) * Math.log((1 - share) / (1 - expected)) : 0;
        return share * Math.log(share / Math.max(expected, Double.MIN_NORMAL)) + rest;
    }
}
