package io.albreport.function.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.albreport.report.assembling.Reading;
import io.albreport.report.assembling.ReportAssembler;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.configuration.ReportConfig.ApiConfig;
import io.albreport.report.model.Delivery;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.statement.ResultRow;

/** A result as Athena writes it: every value in quotes, nothing for NULL. */
public final class SampleRows {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    static final Reading READING = new Reading(null, null, List.of(), 2_500_000, 0, List.of(), Delivery.UNKNOWN,
            "Athena engine version 3",
            "0f1e", "ALB Report 1.0.0");

    private SampleRows() {}

    static String csv() {
        return String.join("\n", header(),
                row("section", "file", "requests", "1240", "outside", "5", "malformed", "0", "members",
                        "3"),
                row("section", "file", "requests", "1", "outside", "0", "malformed", "1", "members", "1", "examples",
                        "1 s3://logs/a.log.gz\tone \"malformed\", line of two"),
                row("section", "traffic", "api", "checkout", "requests", "1234", "received", "1000", "sent", "2000",
                        "answers",
                        "19T073:200:target::1230:1500000000:599000000000 19T073:500:target::4:1500000000:599000000000",
                        "target_groups", "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/checkout/1"),
                row("section", "apiLatency", "api", "checkout", "requests", "1234", "sketch", "-1000:30 100:1200"),
                row("section", "userAgent", "most", "1234 0 4 0 0 - - 0")) + "\n";
    }

    /** A row with values for some columns. */
    static String row(String... columnsAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            values.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return ResultRow.COLUMNS.stream().map(column -> values.containsKey(column)
                ? '"' + values.getOrDefault(column, "").replace("\"", "\"\"") + '"'
                : "").collect(Collectors.joining(","));
    }

    private static String header() {
        return ResultRow.COLUMNS.stream().map(column -> '"' + column + '"').collect(Collectors.joining(","));
    }

    /** A day on which every API of these names fails its objective, beside requests that reached none. */
    public static Report failing(List<String> apis) {
        var config = new ReportConfig(20, 0.999, null, apis.stream()
                .map(api -> new ApiConfig(api, List.of("group"), false, null, null)).toList());
        var assembler = new ReportAssembler(Period.ofDay(DAY), config);
        long unreached = apis.isEmpty() ? 0 : 1;
        assembler.add(result("section", "file", "requests", String.valueOf(apis.size() * 200L + unreached), "members",
                "7"));
        apis.forEach(api -> assembler.add(traffic(api)));
        apis.forEach(api -> assembler.add(result("section", "apiLatency", "api", api, "sketch", "230:194")));
        if (unreached > 0) {
            assembler.add(
                    result("section", "traffic", "api", "-", "answers", "19T073:503:loadBalancer::1:0:0"));
        }
        return assembler.assemble(READING);
    }

    /** 200 requests over the day, of which 6 failed in ten minutes. */
    private static ResultRow traffic(String api) {
        String steady = IntStream.range(0, 24 * 6)
                .mapToObj(slot -> "19T%02d%d:200:target::1:0:0".formatted(slot / 6, slot % 6))
                .collect(Collectors.joining(" "));
        return result("section", "traffic", "api", api, "answers", steady + " 19T073:200:target::50:0:0 "
                + "19T073:500:target::4:0:599000000000 19T073:502:loadBalancer::2:60000000000:120000000000");
    }

    private static ResultRow result(String... columnsAndValues) {
        var values = new ArrayList<@Nullable String>();
        ResultRow.COLUMNS.forEach(column -> {
            int at = List.of(columnsAndValues).indexOf(column);
            values.add(at < 0 || at % 2 == 1 ? null : columnsAndValues[at + 1]);
        });
        return new ResultRow(values);
    }
}
