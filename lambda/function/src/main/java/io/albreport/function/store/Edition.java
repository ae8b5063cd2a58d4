package io.albreport.function.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.albreport.report.model.Period;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.review.ReviewPeriod;

/**
 * What is stored and told as one: the report of a day or of another time, or the review of a week or a month. Its keys
 * name no region and no account, so a replica is as good.
 *
 * @param name of the day, the week or the month, as ISO 8601 writes it; of another time, when it begins and ends
 */
public record Edition(Kind kind, String name) {

    /** Of what it is. */
    public enum Kind {
        DAY("reports/date=", "report"), SPAN("reports/from=", "report"), WEEK("reviews/week=", "review"), MONTH(
                "reviews/month=", "review");

        private final String prefix;
        private final String document;

        Kind(String prefix, String document) {
            this.prefix = prefix;
            this.document = document;
        }

        private boolean isReport() {
            return this == DAY || this == SPAN;
        }
    }

    /** Without colons, which keys and names of files had better not have. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm'Z'")
            .withZone(ZoneOffset.UTC);

    public static Edition of(LocalDate day) {
        return new Edition(Kind.DAY, day.toString());
    }

    public static Edition of(Period period) {
        return period.spansADay()
                ? of(period.day())
                : new Edition(Kind.SPAN,
                        "%s-%s".formatted(MINUTE.format(period.start()), MINUTE.format(period.end())));
    }

    public static Edition of(ReviewPeriod period) {
        return new Edition(switch (period.kind()) {
            case WEEK -> Kind.WEEK;
            case MONTH -> Kind.MONTH;
        }, period.name());
    }

    public String folder() {
        return kind.prefix + name + "/";
    }

    public String key(ReportFormat format) {
        return folder() + (kind.isReport() ? format.fileName() : format.fileName(kind.document));
    }

    public String manifestKey() {
        return folder() + "manifest.json";
    }

    /** Of the right to mail it. */
    public String claimKey() {
        return folder() + "notified.json";
    }

    /** Of the right to mail that it is late. */
    public String lateKey() {
        return folder() + "late.json";
    }

    /** As in a sentence: {@code report of 2026-11-19}. */
    @Override
    public String toString() {
        return kind.document + " of " + name;
    }
}
