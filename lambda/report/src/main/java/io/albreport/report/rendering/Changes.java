package io.albreport.report.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.model.Api;
import io.albreport.report.model.Report;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.Measure;
import io.albreport.report.wording.Figures;

/**
 * What the page says of the days before.
 *
 * @param known how many days there are, a sentence
 * @param together of all APIs, a sentence each
 * @param notFailing what differs at APIs that missed nothing
 * @param notFailingBesides how many more do
 * @param notes what to know about it, a sentence each
 */
record Changes(@Nullable History history, String known, List<String> together, List<Finding> notFailing,
        int notFailingBesides, List<String> notes) {
    /** For one look. */
    private static final int MOST = 15;

    /** Days named; {@code report.json} has all. */
    private static final int MOST_DAYS = 5;

    static Changes of(Report report) {
        History history = report.past().history();
        if (history == null) {
            return new Changes(null, "", List.of(), List.of(), 0, List.of());
        }
        Set<String> failing = Api.failing(report.apis()).stream().map(Api::name).collect(Collectors.toSet());
        List<Finding> quiet = report.past().findings().stream()
                .filter(finding -> finding.api() == null || !failing.contains(finding.api())).toList();
        return new Changes(history, known(history), together(report), quiet.stream().limit(MOST).toList(),
                Math.max(0, quiet.size() - MOST), notes(report, history));
    }

    /** {@code 3 more}. */
    String besides() {
        return Figures.count(notFailingBesides, "more", "more");
    }

    private static String known(History history) {
        if (history.first() == null && !history.leftOut().isEmpty()) {
            return "No day before can be compared with.";
        }
        return history.first() == null
                ? "This is the first day of its history: what changed, error budgets and what comes need days before it."
                : "Compared with %s since %s.".formatted(Figures.count(history.days(), "day", "days"), history.first());
    }

    private static List<String> together(Report report) {
        return report.past().changes().stream().filter(change -> change.measure() == Measure.REQUESTS)
                .flatMap(Changes::sentences).toList();
    }

    private static Stream<String> sentences(Change change) {
        List<String> sentences = new ArrayList<>();
        Double value = change.value();
        add(sentences, value, change.dayBefore(), "the day before");
        add(sentences, value, change.weekBefore(), "the same weekday of last week");
        add(sentences, value, change.expected(), "what is normal on this weekday");
        return sentences.isEmpty()
                ? Stream.empty()
                : Stream.of("Requests of all APIs: " + String.join(", ", sentences) + ".");
    }

    private static void add(List<String> sentences, @Nullable Double value, @Nullable Double other, String what) {
        if (value != null && other != null && other > 0) {
            sentences.add("%s against %s".formatted(Figures.change(value / other - 1), what));
        }
    }

    private static List<String> notes(Report report, History history) {
        List<String> notes = new ArrayList<>();
        if (report.past().findings().isEmpty() && history.first() != null) {
            notes.add("Nothing else changed beyond the noise.");
        }
        if (report.past().tested() > 0) {
            notes.add(Figures.count(report.past().tested(), "value was", "values were")
                    + " compared with what is normal; of those that are listed, one in ten at most is expected to be "
                    + "chance. Nothing is listed that lies within the noise.");
        }
        if (!history.missing().isEmpty()) {
            notes.add("Days without a summary: %s.".formatted(named(history.missing().stream()
                    .map(String::valueOf).toList())));
        }
        if (!history.leftOut().isEmpty()) {
            notes.add(leftOut(history));
        }
        return notes;
    }

    /** Of a history that has some. */
    static String leftOut(History history) {
        return "Days that are not used, or in part: %s.".formatted(named(history.leftOut().stream()
                .map(day -> "%s (%s)".formatted(day.date(), day.reason())).toList()));
    }

    /** The first few. */
    static String named(List<String> days) {
        return String.join(", ", days.stream().limit(MOST_DAYS).toList())
                + (days.size() > MOST_DAYS ? " and %d more".formatted(days.size() - MOST_DAYS) : "");
    }
}
