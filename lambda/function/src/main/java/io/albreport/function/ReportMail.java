package io.albreport.function;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.albreport.report.Api.Health;
import io.albreport.report.DataQuality;
import io.albreport.report.Report;
import io.albreport.report.Totals;

/**
 * What subscribers get: plain text, as SNS sends it by mail.
 *
 * @param subject as SNS allows it: ASCII without control characters, fewer than 100
 * @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
 */
record ReportMail(String subject, String text) {
    private static final int LONGEST_SUBJECT = 99;

    /** One line each; with more, something greater is broken than a list could tell. */
    private static final int MOST_FAILING_APIS = 50;

    static ReportMail of(Report report, ReportLink link, String region) {
        LocalDate day = report.period().day();
        List<String> lines = new ArrayList<>();
        lines.add("Load balancer traffic of " + day + " (UTC)");
        lines.add("");
        lines.add(report.verdict().text());
        lines.addAll(failing(report));
        lines.add("");
        lines.addAll(totals(report.totals()));
        lines.add("");
        lines.add(quality(report.dataQuality()));
        lines.add("");
        lines.add("The report (" + link.lifetime() + "):");
        lines.add(link.anyone());
        lines.add("With access to the account, at any time:");
        lines.add(link.console());
        lines.add("");
        lines.add("Made in " + region + " by " + report.dataQuality().generator() + ".");
        return new ReportMail(subject(day, report),
                String.join("\n", lines.stream().map(ReportMail::oneLine).toList()));
    }

    private static String subject(LocalDate day, Report report) {
        int failing = report.verdict().failingApis().size();
        String verdict = failing == 0
                ? "no API failing"
                : failing + (failing == 1 ? " API" : " APIs") + " failing: "
                        + String.join(", ", report.verdict().failingApis());
        String subject = oneLine("ALB report " + day + ": " + verdict).replaceAll("[^\\x20-\\x7e]", "?");
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 3) + "...";
    }

    private static List<String> failing(Report report) {
        List<String> lines = new ArrayList<>();
        report.apis().stream().filter(api -> api.health() == Health.FAILING).limit(MOST_FAILING_APIS)
                .forEach(api -> lines.add("- " + api.name() + ": " + String.join("; ", api.reasons())));
        int more = report.verdict().failingApis().size() - lines.size();
        if (more > 0) {
            lines.add("- and " + more + " more, all in the report");
        }
        return lines;
    }

    private static List<String> totals(Totals totals) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Requests: %,d", totals.requests()));
        if (totals.availability() != null) {
            lines.add(String.format(Locale.ROOT, "Availability: %.3f %%", totals.availability() * 100));
        }
        lines.add(String.format(Locale.ROOT, "Errors 5xx: %,d by targets, %,d by load balancers", totals.target5xx(),
                totals.elb5xx()));
        lines.add(String.format(Locale.ROOT, "Errors 4xx: %,d by targets, %,d by load balancers", totals.target4xx(),
                totals.elb4xx()));
        if (totals.latencyMs().p95() != null) {
            lines.add(String.format(Locale.ROOT, "Latency p95: %,.0f ms", totals.latencyMs().p95()));
        }
        return lines;
    }

    private static String quality(DataQuality quality) {
        return String.format(Locale.ROOT, "Read %,d lines: %,d requests of the day, %,d of other days, %,d malformed.",
                quality.linesRead(),
                quality.requestsCounted(), quality.outsidePeriod(), quality.malformedLines());
    }

    /** Names come from configuration and from logs; none of them makes a line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}
