package io.albreport.report.history;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import io.albreport.report.configuration.ApiRoutes;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.RouteTemplate;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.Summary;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.History.LeftOut;
import io.albreport.report.statement.RouteTree;
import io.albreport.report.wording.Legible;

/**
 * Takes in the summaries of the days before a report's, in any order and from several threads. One that cannot be used
 * is named, and never fails a report.
 */
public final class HistoryReader {
    /** What a forecast of 90 days takes, and 12 weeks of one weekday. */
    public static final int DAYS = 90;

    /** Of which learnt routes are told still: an API may rest on Sundays, and logs may be missing for days. */
    static final int LEARNT_DAYS = 7;

    /** Characters of a reason that are shown; a parser's may quote the file. */
    private static final int SHOWN = 120;

    private final LocalDate day;
    private final ReportConfig config;
    private final Consumer<Summary> each;
    private final Map<LocalDate, KnownDay> known = new TreeMap<>();
    private final NavigableMap<LocalDate, List<ApiRoutes>> learnt = new TreeMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    /** @param day of the report */
    public HistoryReader(LocalDate day, ReportConfig config) {
        this(day, config, summary -> {});
    }

    /**
     * @param day of the report, or after the last that is reviewed
     * @param each is told each summary that is taken in, one at a time
     */
    public HistoryReader(LocalDate day, ReportConfig config, Consumer<Summary> each) {
        this.day = day;
        this.config = config;
        this.each = each;
    }

    /** Whether a day's summary is asked for: it is before the report's, and not too long. */
    public boolean wants(LocalDate date) {
        return date.isBefore(day) && !date.isBefore(first());
    }

    /** The earliest day that is asked for. */
    public LocalDate first() {
        return day.minusDays(DAYS);
    }

    /**
     * @param date that the summary is kept under
     * @param json is read to its end, and not closed
     */
    public void add(LocalDate date, InputStream json) {
        try {
            add(date, Summary.read(json));
        } catch (ValueInstantiationException | RuntimeException e) {
            // whatever a damaged file makes of itself, the day's report is made
            leaveOut(date, "it is no summary: something that each has is missing");
        } catch (JsonProcessingException e) {
            leaveOut(date, "it is no summary: " + e.getOriginalMessage());
        } catch (IOException e) {
            unreadable(date, e);
        }
    }

    private void add(LocalDate date, Summary summary) {
        if (summary.schemaVersion() != Summary.SCHEMA_VERSION) {
            leaveOut(date, "it is of version %d, and those of version %d can be compared"
                    .formatted(summary.schemaVersion(), Summary.SCHEMA_VERSION));
        } else if (!date.equals(summary.date())) {
            leaveOut(date, "it is of " + summary.date());
        } else if (!summary.timeZone().equals(config.timeZone())) {
            leaveOut(date, "its day is one in %s, and not in %s".formatted(summary.timeZone(), config.timeZone()));
        } else {
            take(KnownDay.of(summary, config), summary);
        }
    }

    /** A day whose summary could not be got. */
    public void unreadable(LocalDate date, Exception reason) {
        leaveOut(date, "it cannot be read: " + reason.getMessage());
    }

    /** A day counts once. */
    private synchronized void take(KnownDay its, Summary summary) {
        if (known.putIfAbsent(its.date(), its) != null) {
            return;
        }
        if (!its.date().isBefore(day.minusDays(LEARNT_DAYS))) {
            learnt.put(its.date(), summary.learnt());
        }
        each.accept(summary);
        if (its.partial()) {
            leaveOut(its.date(),
                    "some of it has no line: it counts in error budgets, and tells nothing of what is normal");
        }
    }

    private synchronized void leaveOut(LocalDate date, String reason) {
        String shown = Legible.of(reason.lines().findFirst().orElse(""));
        leftOut.add(new LeftOut(date, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "\u2026" : shown));
    }

    /** All that was taken in. */
    public synchronized Past past() {
        List<KnownDay> days = List.copyOf(known.values());
        Set<LocalDate> said = leftOut.stream().map(LeftOut::date).collect(Collectors.toSet());
        LocalDate first = days.isEmpty() ? null : days.getFirst().date();
        List<LocalDate> missing = first == null
                ? List.of()
                : first.datesUntil(day).filter(date -> !known.containsKey(date) && !said.contains(date)).toList();
        return new Past(new History(days.size(), first, missing,
                leftOut.stream().sorted(Comparator.comparing(LeftOut::date)).toList()), days, learnt());
    }

    /** What the last day says comes first. */
    private List<ApiRoutes> learnt() {
        Map<String, List<RouteTemplate>> routes = new LinkedHashMap<>();
        learnt.descendingMap().values().forEach(
                its -> its.forEach(api -> routes.merge(api.api(), api.routes(), RouteTree::together)));
        return routes.entrySet().stream().map(api -> new ApiRoutes(api.getKey(), api.getValue())).toList();
    }
}
