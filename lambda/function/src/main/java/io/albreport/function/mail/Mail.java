package io.albreport.function.mail;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.report.model.Api;
import io.albreport.report.model.DataQuality;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.Totals;
import io.albreport.report.model.past.Finding;
import io.albreport.report.wording.Figures;
import io.albreport.report.wording.Legible;

/**
 * The mail on a report, as SNS sends it: plain text.
 *
 * @param subject ASCII, on one line, of 100 characters at most
 * @param text below 256 KiB
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Limits of subject and message</a>
 */
public record Mail(String subject, String text) {
    /** More of a list is read in the report. */
    static final int MOST_APIS = 20;

    /** Of SNS, which refuses a longer one. */
    private static final int LONGEST_SUBJECT = 100;

    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * Words on a report, as yet without a way to it.
     *
     * @param region that made it
     */
    public static Mail on(Report report, String region) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "ALB report for %s (%s), made in %s".formatted(when(report.period()), report.period().zone(), region));
        lines.add("");
        lines.add(legible(report.verdict().text()));
        lines.addAll(failing(report.apis()));
        lines.addAll(incidents(report.incidents(), report.period().zone()));
        lines.addAll(findings(report.past().findings()));
        lines.add("");
        lines.addAll(totals(report.totals()));
        lines.add("");
        lines.add(quality(report.dataQuality()));
        lines.addAll(changes(report.dataQuality().delivery()));
        lines.add("Load balancers write access logs on a best-effort basis: some requests may be missing.");
        return new Mail(subject(report, region), String.join("\n", lines) + "\n");
    }

    /**
     * Words on a report that could not be made yet.
     *
     * @param reason in its own words if it has a sentence for people, which nobody can say of what nobody foresaw
     */
    public static Mail late(LocalDate day, String region, Throwable reason) {
        String words = reason instanceof ReportFailedException || reason instanceof SdkException
                ? String.valueOf(reason.getMessage())
                : "an unexpected error (%s), which is in the log".formatted(reason.getClass().getSimpleName());
        return new Mail("ALB report %s is late (%s)".formatted(day, region), """
                The ALB report for %s could not be made in %s: %s

                Those who operate it are told by an alarm. The report is mailed as soon as it is there.
                """.formatted(day, region, legible(words)));
    }

    /**
     * The same; where one Region mails what another has made, with the reason.
     *
     * @param sender the Region that mails
     * @param maker the Region that made the report
     */
    public Mail from(String sender, String maker) {
        return sender.equals(maker)
                ? this
                : new Mail(subject, text + "Mailed from %1$s: no word that %2$s has mailed it had come to %1$s.\n"
                        .formatted(sender, maker));
    }

    /** The same, with the way to the report. */
    public Mail with(DownloadLink link) {
        List<String> lines = new ArrayList<>();
        lines.add(text);
        lines.addAll(link.url().map(url -> open(url, link))
                .orElse(List.of("A link that opens without signing in could not be made this time.")));
        lines.add("With access to the bucket, at any time: " + link.console());
        return new Mail(subject, String.join("\n", lines) + "\n");
    }

    /**
     * Sends it, in one attempt.
     *
     * @return SNS's receipt
     * @throws software.amazon.awssdk.core.exception.SdkException when SNS does not take it
     */
    public String send(SnsClient sns, String topic) {
        return sns.publish(request -> request.topicArn(topic).subject(subject).message(text)).messageId();
    }

    /** What differs from the days before, the first few. */
    static List<String> findings(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        if (!findings.isEmpty()) {
            lines.add("");
            lines.add("Changed:");
            lines.addAll(first(findings.stream().map(finding -> "- %s%s".formatted(
                    finding.api() == null ? "" : legible(finding.api()) + ": ", legible(finding.text()))).toList(),
                    Incident.MOST_TOLD, ""));
        }
        return lines;
    }

    /** The first few, and how many more there are. */
    static List<String> first(List<String> lines, int most, String where) {
        List<String> first = new ArrayList<>(lines.stream().limit(most).toList());
        if (lines.size() > most) {
            first.add("- and %s more%s".formatted(Figures.count(lines.size() - most), where));
        }
        return first;
    }

    /**
     * Made of numbers and the region only: names may have letters that a subject must not have. Of the states as many as
     * there is room for, the worst first.
     */
    private static String subject(Report report, String region) {
        List<String> verdict = report.dataQuality().requestsCounted() == 0
                ? List.of("no requests")
                : howMany(report.apis());
        return IntStream.iterate(verdict.size(), told -> told > 1, told -> told - 1)
                .mapToObj(told -> subject(report.period(), verdict.subList(0, told), region))
                .filter(subject -> subject.length() <= LONGEST_SUBJECT).findFirst()
                .orElseGet(() -> subject(report.period(), verdict.subList(0, 1), region));
    }

    private static String subject(Period period, List<String> verdict, String region) {
        return "ALB report %s: %s (%s)".formatted(when(period), String.join(", ", verdict), region);
    }

    /** {@code 2026-11-19}, or {@code 2026-11-19 03:10 to 04:40}, on the clocks of its zone. */
    private static String when(Period period) {
        if (period.spansADay()) {
            return period.day().toString();
        }
        LocalDate last = period.end().atZone(period.zone()).toLocalDate();
        return "%s %s to %s%s".formatted(period.day(), Figures.time(period.start(), period.zone()),
                last.equals(period.day()) ? "" : last + " ", Figures.time(period.end(), period.zone()));
    }

    /** {@code 1 of 15 APIs down}, {@code 2 failing}. */
    private static List<String> howMany(List<Api> apis) {
        long judged = apis.stream().filter(api -> api.state() != null).count();
        List<String> parts = new ArrayList<>();
        for (Api.State state : Api.State.values()) {
            long count = apis.stream().filter(api -> api.state() == state).count();
            if (state.missesObjective() && count > 0) {
                String of = parts.isEmpty() ? " of %s APIs".formatted(Figures.count(judged)) : "";
                parts.add("%s%s %s".formatted(Figures.count(count), of, state.word()));
            }
        }
        return parts.isEmpty() ? List.of("no API failing") : parts;
    }

    /** When it was, of the worst. */
    private static List<String> incidents(List<Incident> incidents, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        if (!incidents.isEmpty()) {
            lines.add("");
            lines.add("What happened, and when (%s):".formatted(zone));
        }
        lines.addAll(first(incidents.stream()
                .map(incident -> "- %s: %s".formatted(legible(incident.api()), legible(incident.text()))).toList(),
                Incident.MOST_TOLD, ", in the report"));
        return lines;
    }

    private static List<String> failing(List<Api> apis) {
        return first(Api.failing(apis).stream()
                .map(api -> "- %s: %s".formatted(legible(api.name()), why(api))).toList(), MOST_APIS,
                ", in the report");
    }

    /** {@code down, 60 of 60 failed, 0 allowed}. */
    private static String why(Api api) {
        return "%s, %s".formatted(api.state() == null ? "" : api.state().word(),
                legible(String.join("; ", api.reasons())));
    }

    private static List<String> totals(Totals totals) {
        return List.of("Requests: " + Figures.count(totals.requests()),
                "Availability: " + Figures.goodRatio(totals.availability()),
                "Errors (5xx): %s by targets, %s by load balancers".formatted(Figures.count(totals.target5xx()),
                        Figures.count(totals.elb5xx())),
                "Client errors (4xx): %s by targets, %s by load balancers".formatted(
                        Figures.count(totals.target4xx()), Figures.count(totals.elb4xx())),
                "Latency (p95): " + Figures.latency(totals.latencyMs().p95(), totals.latencyMs().timeouts()));
    }

    private static String quality(DataQuality quality) {
        return "Read %s of %s (%s): %s counted, %s of other days, %s malformed.".formatted(
                Figures.count(quality.linesRead(), "line", "lines"),
                Figures.count(quality.filesRead(), "file", "files"), Figures.bytes(quality.bytesRead()),
                Figures.count(quality.requestsCounted(), "request", "requests"),
                Figures.count(quality.outsidePeriod()), Figures.count(quality.malformedLines()));
    }

    private static List<String> changes(Delivery delivery) {
        Delivery.Change change = delivery.sinceDayBefore();
        List<String> lines = new ArrayList<>();
        if (change != null && change.lateLines() > 0) {
            lines.add("%s of the day before came after its report was made.".formatted(
                    Figures.count(change.lateLines(), "line", "lines")));
        }
        if (change != null && !change.silentFolders().isEmpty()) {
            lines.add("No line of this day came from: %s, which had some the day before."
                    .formatted(legible(String.join(", ", change.silentFolders()))));
        }
        return lines;
    }

    private static List<String> open(String url, DownloadLink link) {
        List<String> lines = new ArrayList<>(List.of("Report: " + url));
        link.copy().ifPresent(copy -> lines.add("The same in %s, once it is copied there, in about 15 minutes: %s"
                .formatted(copy.region(), copy.url())));
        lines.add(end(link));
        return lines;
    }

    private static String end(DownloadLink link) {
        return link.end()
                .map(end -> "%s opens without signing in, and works until %s."
                        .formatted(link.copy().isPresent() ? "Each" : "It", END.format(end)))
                .orElse("It opens without signing in, and works for some hours: until the function's credentials end, "
                        + "%d hours at most.".formatted(DownloadLink.LIFE.toHours()));
    }

    /** On one line and not too long, whoever chose it. */
    static String legible(String text) {
        return Legible.shortened(Legible.of(text));
    }
}
