package io.albreport.function.mail;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.albreport.report.model.Incident;
import io.albreport.report.model.past.History;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.model.review.Traffic;
import io.albreport.report.wording.Figures;

/** Words on a review, as yet without a way to it. */
public final class ReviewMail {
    /** Days that are missing; the review names all. */
    private static final int MOST_DAYS = 5;

    private static final String IN_THE_REVIEW = ", in the review";

    private ReviewMail() {}

    /** @param region that made it */
    public static Mail on(Review review, String region) {
        List<String> lines = new ArrayList<>();
        lines.add("ALB review of the %s %s (%s to %s, %s), made in %s".formatted(review.period().kind().word(),
                review.period().name(), review.period().first(), review.period().last(), review.timeZone(), region));
        lines.add("");
        lines.add(Mail.legible(review.text()));
        lines.addAll(missed(review.apis()));
        lines.addAll(happened(review.incidents(), review.timeZone()));
        lines.addAll(Mail.findings(review.findings()));
        lines.add("");
        lines.addAll(totals(review.traffic()));
        lines.addAll(missing(review.known(), review.period()));
        return new Mail(subject(review, region), String.join("\n", lines) + "\n");
    }

    /** Made of numbers and the region only: names may have letters that a subject must not have. */
    private static String subject(Review review, String region) {
        long judged = review.apis().stream().filter(api -> !api.objectives().isEmpty()).count();
        long missed = review.apis().stream().filter(ReviewedApi::missesObjective).count();
        return "ALB review %s: %s (%s)".formatted(review.period().name(),
                missed == 0
                        ? "no objective missed"
                        : "%s of %s APIs missed an objective".formatted(Figures.count(missed), Figures.count(judged)),
                region);
    }

    private static List<String> missed(List<ReviewedApi> apis) {
        return Mail.first(apis.stream().filter(ReviewedApi::missesObjective)
                .map(api -> "- %s: %s".formatted(Mail.legible(api.name()), missed(api))).toList(), Mail.MOST_APIS,
                IN_THE_REVIEW);
    }

    /** {@code 267 of 7,178 were bad, burn 3.72}. */
    private static String missed(ReviewedApi api) {
        return String.join("; ", api.objectives().stream().filter(ReviewedApi.ReviewedObjective::missed)
                .map(objective -> "%s of %s were bad, burn %s".formatted(
                        Figures.count(objective.total() - objective.good()), Figures.count(objective.total()),
                        Figures.burn(objective.burn())))
                .toList());
    }

    private static List<String> happened(List<Incident> incidents, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        if (!incidents.isEmpty()) {
            lines.add("");
            lines.add("What happened, most failed requests first:");
        }
        lines.addAll(Mail.first(incidents.stream()
                .map(incident -> "- %s, %s: %s".formatted(LocalDate.ofInstant(incident.start(), zone),
                        Mail.legible(incident.api()), Mail.legible(incident.text())))
                .toList(), Incident.MOST_TOLD, IN_THE_REVIEW));
        return lines;
    }

    private static List<String> totals(Traffic traffic) {
        return List.of("Requests: " + Figures.count(traffic.requests()),
                "Availability: " + Figures.goodRatio(traffic.availability()),
                "Errors (5xx): " + Figures.count(traffic.errors()),
                "Client errors (4xx): " + Figures.count(traffic.clientErrors()),
                "Latency (p95): " + Figures.latency(traffic.p95Ms(), traffic.timeouts()));
    }

    private static List<String> missing(History known, ReviewPeriod period) {
        return known.missing().isEmpty()
                ? List.of()
                : List.of("", "%s of %s days are missing from all of this: %s%s".formatted(
                        Figures.count(known.missing().size()), Figures.count(period.days()),
                        String.join(", ", known.missing().stream().limit(MOST_DAYS).map(String::valueOf).toList()),
                        known.missing().size() > MOST_DAYS ? " and more" : ""));
    }
}
