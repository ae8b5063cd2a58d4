package io.albreport.reference;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import io.albreport.report.model.Period;

/** A part of a period. */
record Span(Instant start, Instant end) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    boolean holds(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    static List<Span> tenMinutes(Period period) {
        List<Span> spans = new ArrayList<>();
        for (Instant at = period.start(); at.isBefore(period.end()); at = at.plusSeconds(600)) {
            spans.add(new Span(at, at.plusSeconds(600)));
        }
        return spans;
    }

    /** As somebody sees them who looks at a clock each minute: a new one begins when the hour, or its offset, is another. */
    static List<Span> hours(Period period) {
        List<Span> spans = new ArrayList<>();
        Instant began = period.start();
        for (Instant at = period.start().plus(MINUTE); at.isBefore(period.end()); at = at.plus(MINUTE)) {
            ZonedDateTime before = at.minus(MINUTE).atZone(period.zone());
            ZonedDateTime now = at.atZone(period.zone());
            if (before.getHour() != now.getHour() || !before.getOffset().equals(now.getOffset())) {
                spans.add(new Span(began, at));
                began = at;
            }
        }
        spans.add(new Span(began, period.end()));
        return spans;
    }
}
