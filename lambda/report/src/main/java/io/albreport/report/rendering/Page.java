package io.albreport.report.rendering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Api;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Latency;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals;
import io.albreport.report.model.past.Finding;
import io.albreport.report.rendering.charts.HourCharts;
import io.albreport.report.rendering.charts.HourLabels;
import io.albreport.report.rendering.charts.LatencyChart;
import io.albreport.report.wording.Figures;

/**
 * What the page shows beyond the report's own fields.
 *
 * @param warnings why the numbers may not be the whole truth, one sentence each
 * @param latency null when no target answered, though requests may have timed out
 * @param paper whether it is to be printed
 */
record Page(Report report, State state, List<String> warnings, @Nullable LatencyChart latency, HourLabels labels,
        HourCharts hours, Changes changes, Scorecard scorecard, boolean paper) {

    /** From this share of malformed lines on, the reader is warned. */
    private static final double TOLERATED_MALFORMED = 0.01;

    /** More APIs than these are for the table to name. */
    private static final int MOST_NAMED = 10;

    /** Beside the sentence and the incidents, so that the key figures are on the first screen. */
    private static final int MOST_FAILING = 5;

    /** Healthy APIs that a table has room for: a longer list of them is between the reader and all that is below. */
    private static final int MOST_HEALTHY = 30;

    /** With what is wrong and what changed they leave room on a page for that, and for a chart. */
    private static final int MOST_WORST = 6;

    /** With spaces at which no line breaks. */
    private static final String TIMES = "\u00A0\u00D7\u00A0";

    /** Of one API, beside its name. */
    private static final int MOST_CHANGES = 3;

    /** Targets of one API that its block lists; {@code report.json} has more. */
    static final int MOST_TARGETS = 10;

    /** How the day was, as a word and a sign: colour alone would not reach everyone. */
    enum State {
        DOWN("Down", "\u2716", "bad"), //
        FAILING("Failing", "\u2716", "bad"), //
        SILENT("Silent", "\u25BC", "bad"), //
        SLOW("Slow", "\u25B2", "bad"), //
        SLIPPED("Slipped", "\u25B3", "warn"), //
        HEALTHY("Healthy", "\u2714", "good"), //
        QUIET("Quiet", "\u25CB", "unknown"),
        /** Requests that reached no target group. */
        NO_API("No API", "\u25CB", "unknown"),
        /** Of a day that has parts without a line. */
        INCOMPLETE("Incomplete", "\u25CB", "unknown"),
        /** Of a whole day. */
        NO_REQUESTS("No requests", "\u25CB", "unknown");

        private final String word;
        private final String sign;
        private final String style;

        State(String word, String sign, String style) {
            this.word = word;
            this.sign = sign;
            this.style = style;
        }

        String word() {
            return word;
        }

        String sign() {
            return sign;
        }

        /** A class of the stylesheet. */
        String style() {
            return style;
        }

        static State of(Api.@Nullable State state) {
            return switch (state) {
                case null -> NO_API;
                case DOWN -> DOWN;
                case FAILING -> FAILING;
                case SILENT -> SILENT;
                case SLOW -> SLOW;
                case SLIPPED -> SLIPPED;
                case HEALTHY -> HEALTHY;
                case QUIET -> QUIET;
            };
        }
    }

    static Page of(Report report) {
        return of(report, false);
    }

    static Page onPaper(Report report) {
        return of(report, true);
    }

    private static Page of(Report report, boolean paper) {
        Latency latency = report.totals().latencyMs();
        HourLabels labels = HourLabels.of(report);
        return new Page(report, stateOf(report), warningsOf(report),
                latency.buckets().isEmpty() ? null : LatencyChart.of(latency), labels,
                HourCharts.of(report.hours(), labels), Changes.of(report), Scorecard.of(report), paper);
    }

    /** The day, or from when to when, by the clocks of the report's time zone. */
    String when() {
        Period period = report.period();
        String day = Figures.day(period.day());
        if (period.spansADay()) {
            return day;
        }
        LocalDate last = period.end().minusNanos(1).atZone(period.zone()).toLocalDate();
        String span = Figures.span(period.start(), period.end(), period.zone());
        return last.equals(period.day())
                ? day + ", " + span
                : "%s, from %s, to %s, %s".formatted(day, Figures.time(period.start(), period.zone()),
                        Figures.day(last),
                        Figures.time(period.end(), period.zone()));
    }

    /** Those for the first screen. */
    List<Incident> worstIncidents() {
        return report.incidents().stream().limit(Incident.MOST_TOLD).toList();
    }

    static String title(Incident incident) {
        return switch (incident.kind()) {
            case ERRORS -> "Errors";
            case SILENCE -> "Silence";
            case LATENCY -> "Slowness";
            case CLIENT_ERRORS -> "Client errors";
        };
    }

    /** A class of the stylesheet. */
    static String style(Incident incident) {
        return switch (incident.kind()) {
            case ERRORS, SILENCE -> "bad";
            case LATENCY, CLIENT_ERRORS -> "warn";
        };
    }

    /** How many more there are. */
    int furtherIncidents() {
        return Math.max(0, report.incidents().size() - Incident.MOST_TOLD);
    }

    /** The worst of the APIs that missed an objective, or had an incident. */
    List<Api> needingAttention() {
        return needing().limit(MOST_NAMED).toList();
    }

    /** How many more did. */
    long attentionBesides() {
        return needing().skip(MOST_NAMED).count();
    }

    private Stream<Api> needing() {
        return judged().stream().filter(api -> (api.state() != null && api.state().missesObjective())
                || !incidentsOf(api).isEmpty());
    }

    List<Incident> incidentsOf(Api api) {
        return report.incidents().stream().filter(incident -> incident.api().equals(api.name())).toList();
    }

    /** What differs from what is normal, beyond noise: the first few. */
    List<String> changesOf(Api api) {
        return report.past().findings().stream().filter(finding -> api.name().equals(finding.api()))
                .map(Finding::text).limit(MOST_CHANGES).toList();
    }

    /** Where an API's block is: a name of its own, since an API's may be anything. */
    static String anchor(Page page, Api api) {
        return "api-" + (1 + page.needingAttention().indexOf(api));
    }

    /** Where more of an incident is told: the API's block, or the table of all APIs. */
    String whereTold(Incident incident) {
        return needingAttention().stream().filter(api -> api.name().equals(incident.api())).findFirst()
                .map(api -> anchor(this, api)).orElse("apis");
    }

    /** The worst of the APIs that missed an objective. */
    List<Api> failing() {
        return Api.failing(report.apis()).stream().limit(MOST_FAILING).toList();
    }

    /** How many more did. */
    long failingBesides() {
        return Api.failing(report.apis()).stream().skip(MOST_FAILING).count();
    }

    /** {@code down, 60 of 60 failed, 0 allowed}. */
    static String why(Api api) {
        return (api.state() == null ? "" : api.state().word() + ", ") + String.join("; ", api.reasons());
    }

    /** Worst first, and otherwise in the report's order. */
    List<Api> judged() {
        return Stream.of(Api.State.values())
                .flatMap(state -> report.apis().stream().filter(api -> api.state() == state)).toList();
    }

    /** The healthy ones, where there are many; paper cannot unfold them. */
    List<Api> folded() {
        List<Api> healthy = in(Api.State.HEALTHY).toList();
        return healthy.size() > MOST_HEALTHY && !paper ? healthy : List.of();
    }

    double foldedShare() {
        return folded().stream().mapToDouble(Api::share).sum();
    }

    List<Api> unfolded() {
        List<Api> folded = folded();
        return folded.isEmpty()
                ? judged()
                : judged().stream().filter(api -> api.state() != Api.State.HEALTHY).toList();
    }

    /** Those that a manager hears of first: not well, and why. */
    List<Api> worst() {
        return notWell().limit(MOST_WORST).toList();
    }

    private Stream<Api> notWell() {
        return judged().stream().filter(api -> api.state() != Api.State.HEALTHY && api.state() != Api.State.QUIET);
    }

    /** {@code Beside these: 13 healthy, 2 quiet, with too few requests to tell. The appendix has every API.} */
    String besidesWorst() {
        String besides = Stream.of(some(notWell().skip(MOST_WORST), "more that are not well"),
                some(in(Api.State.HEALTHY), "healthy"),
                some(in(Api.State.QUIET), "quiet, with too few requests to tell"))
                .flatMap(Optional::stream).collect(Collectors.joining(", "));
        return "%sThe appendix has every API."
                .formatted(besides.isEmpty() ? "" : "Beside these: %s. ".formatted(besides));
    }

    private static Optional<String> some(Stream<Api> apis, String words) {
        long count = apis.count();
        return count == 0 ? Optional.empty() : Optional.of(Figures.count(count) + " " + words);
    }

    private Stream<Api> in(Api.State state) {
        return report.apis().stream().filter(api -> api.state() == state);
    }

    /** The requests that reached no target group, a row at most. */
    List<Api> unjudged() {
        return report.apis().stream().filter(api -> api.state() == null).toList();
    }

    List<Api> withErrors() {
        return report.apis().stream().filter(api -> api.totals().statusCodes().stream().anyMatch(Page::isError))
                .toList();
    }

    List<Api> withLatency() {
        return report.apis().stream().filter(api -> api.totals().latencyMs().count() > 0
                || api.totals().latencyMs().timeouts() > 0).toList();
    }

    /** An API's errors of one maker and class: {@code 502 LambdaTimeout x 12, 504 x 3}; empty without one. */
    static String errors(Totals totals, Totals.Source madeBy, String firstDigit) {
        var text = new StringBuilder();
        for (Totals.StatusCode status : totals.statusCodes()) {
            if (status.madeBy() == madeBy && status.code().startsWith(firstDigit)) {
                text.append(text.isEmpty() ? "" : ", ").append(status.code())
                        .append(status.reason() == null ? "" : " " + status.reason()).append(TIMES)
                        .append(Figures.count(status.requests()));
            }
        }
        return text.toString();
    }

    /** What went wrong before what went well: 5xx, 4xx, what is no status, then all others. */
    List<Totals.StatusCode> worstFirst() {
        return report.totals().statusCodes().stream()
                .sorted(Comparator.comparingInt(status -> switch (status.code().charAt(0)) {
                    case '5' -> 0;
                    case '4' -> 1;
                    case '1', '2', '3' -> 3;
                    default -> 2;
                })).toList();
    }

    private static boolean isError(Totals.StatusCode status) {
        return status.code().startsWith("4") || status.code().startsWith("5");
    }

    private static State stateOf(Report report) {
        if (report.totals().requests() == 0) {
            return State.NO_REQUESTS;
        }
        List<Api> failing = Api.failing(report.apis());
        if (!failing.isEmpty()) {
            return State.of(failing.getFirst().state());
        }
        if (!report.completeness().complete()) {
            return State.INCOMPLETE;
        }
        // one that slipped makes no bad day of many good ones
        return Stream.of(Api.State.HEALTHY, Api.State.SLIPPED)
                .filter(state -> report.apis().stream().anyMatch(api -> api.state() == state)).findFirst()
                .map(State::of).orElse(State.QUIET);
    }

    private static List<String> warningsOf(Report report) {
        var warnings = new ArrayList<String>();
        DataQuality quality = report.dataQuality();
        if (report.totals().requests() == 0) {
            warnings.add("No request of this day was found in the logs. Either there was no traffic, or the logs were "
                    + "not delivered.");
        }
        if (!quality.unreadableFiles().isEmpty()) {
            warnings.add(Figures.count(quality.unreadableFiles().size(), "log file", "log files")
                    + " could not be read; the requests in there are missing from every number here.");
        }
        if (quality.malformedLines() > TOLERATED_MALFORMED * quality.linesRead()) {
            warnings.add(Warnings.malformed(quality));
        }
        if (quality.mostlyOutside()) {
            warnings.add(Warnings.outside(quality));
        }
        if (quality.delivery().sinceDayBefore() != null) {
            warnings.addAll(Warnings.sinceDayBefore(quality.delivery().sinceDayBefore()));
        }
        return warnings;
    }
}
