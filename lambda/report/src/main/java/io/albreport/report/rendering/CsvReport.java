package io.albreport.report.rendering;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;

import io.albreport.report.configuration.LatencyGoal;
import io.albreport.report.model.Api;
import io.albreport.report.model.Latency;
import io.albreport.report.model.Report;
import io.albreport.report.model.past.ApiObjective;
import io.albreport.report.model.past.Change;
import io.albreport.report.model.past.Measure;
import io.albreport.report.wording.Figures;

/** The APIs as {@code apis.csv}: a header row and a row for each API, raw numbers with the unit in the header. */
final class CsvReport {

    /** What a spreadsheet takes for the start of a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final Map<String, Function<Api, String>> COLUMNS = columns();

    private CsvReport() {}

    static byte[] render(Report report) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS.keySet());
            for (Api api : report.apis()) {
                csv.writeRecord(COLUMNS.values().stream().map(column -> column.apply(api)).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Function<Api, String>> columns() {
        var columns = new LinkedHashMap<String, Function<Api, String>>();
        columns.put("api", api -> text(api.name()));
        columns.put("target_groups", api -> text(String.join(" ", api.targetGroups())));
        columns.put("verdict", api -> api.state() == null ? "" : api.state().word());
        columns.put("reasons", api -> text(String.join("; ", api.reasons())));
        columns.put("errors", api -> number(api.errors()));
        columns.put("allowed_errors", api -> api.allowedErrors() == null ? "" : number(api.allowedErrors()));
        columns.put("requests", api -> number(api.totals().requests()));
        columns.put("share", api -> number(api.share()));
        columns.put("availability", api -> number(api.totals().availability()));
        columns.put("availability_objective", api -> number(api.availabilityObjective()));
        columns.put("success_rate", api -> number(api.totals().successRate()));
        addStatus(columns);
        columns.put("received_bytes", api -> number(api.totals().receivedBytes()));
        columns.put("sent_bytes", api -> number(api.totals().sentBytes()));
        addLatency(columns);
        addPast(columns);
        return columns;
    }

    private static void addStatus(Map<String, Function<Api, String>> columns) {
        columns.put("status_1xx", api -> number(api.totals().status().informational()));
        columns.put("status_2xx", api -> number(api.totals().status().successful()));
        columns.put("status_3xx", api -> number(api.totals().status().redirected()));
        columns.put("status_4xx", api -> number(api.totals().status().clientErrors()));
        columns.put("status_5xx", api -> number(api.totals().status().serverErrors()));
        columns.put("status_other", api -> number(api.totals().status().other()));
        columns.put("load_balancer_4xx", api -> number(api.totals().elb4xx()));
        columns.put("load_balancer_5xx", api -> number(api.totals().elb5xx()));
        columns.put("target_4xx", api -> number(api.totals().target4xx()));
        columns.put("target_5xx", api -> number(api.totals().target5xx()));
    }

    private static void addLatency(Map<String, Function<Api, String>> columns) {
        columns.put("p50_ms", api -> percentile(api, Latency::p50));
        columns.put("p90_ms", api -> percentile(api, Latency::p90));
        columns.put("p95_ms", api -> percentile(api, Latency::p95));
        columns.put("p99_ms", api -> percentile(api, Latency::p99));
        columns.put("max_ms", api -> number(api.totals().latencyMs().max()));
        columns.put("latency_count", api -> number(api.totals().latencyMs().count()));
        columns.put("timeouts", api -> number(api.totals().latencyMs().timeouts()));
        columns.put("p95_limit_ms", api -> number(api.p95LimitMs()));
        columns.put("latency_objective", api -> number(promised(api, LatencyGoal::share)));
        columns.put("latency_limit_ms", api -> number(promised(api, LatencyGoal::withinMs)));
    }

    private static @Nullable Double promised(Api api, Function<LatencyGoal, Double> part) {
        return api.latencyObjective() == null ? null : part.apply(api.latencyObjective());
    }

    /** Empty where no other day is known. */
    private static void addPast(Map<String, Function<Api, String>> columns) {
        columns.put("requests_day_before", api -> number(requests(api, Change::dayBefore)));
        columns.put("requests_week_before", api -> number(requests(api, Change::weekBefore)));
        columns.put("requests_expected", api -> number(requests(api, Change::expected)));
        for (ApiObjective.Kind kind : ApiObjective.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            columns.put(name + "_budget_left", api -> objective(api, kind).map(ApiObjective::left)
                    .map(CsvReport::number).orElse(""));
            columns.put(name + "_burn_day", api -> objective(api, kind).map(ApiObjective::burnDay)
                    .map(CsvReport::number).orElse(""));
            columns.put(name + "_grade",
                    api -> objective(api, kind).map(ApiObjective::grade).map(Enum::name).orElse(""));
        }
    }

    private static @Nullable Double requests(Api api, Function<Change, @Nullable Double> value) {
        return api.past().changes().stream().filter(change -> change.measure() == Measure.REQUESTS).findFirst()
                .map(value).orElse(null);
    }

    private static Optional<ApiObjective> objective(Api api, ApiObjective.Kind kind) {
        return api.past().objectives().stream().filter(objective -> objective.kind() == kind).findFirst();
    }

    /** An apostrophe makes a spreadsheet show the text instead of computing it. */
    private static String text(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String percentile(Api api, Function<Latency, @Nullable Double> percentile) {
        Latency latency = api.totals().latencyMs();
        Double ms = percentile.apply(latency);
        return ms == null && latency.timeouts() > 0 ? Figures.NO_ANSWER : number(ms);
    }

    private static String number(long number) {
        return Long.toString(number);
    }

    /** Without an exponent, which not every reader of CSV understands; empty for an absent value. */
    private static String number(@Nullable Double number) {
        return number == null ? "" : BigDecimal.valueOf(number).toPlainString();
    }
}
