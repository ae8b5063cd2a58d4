package io.albreport.function.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.albreport.aws.AskedDay;
import io.albreport.aws.QueryEngine;
import io.albreport.report.statement.ResultRow;

/** The same answer to every query, where what the function does with it is not the question. */
public final class CannedAnswer implements QueryEngine {
    /** A day with 1,000 requests, some in each ten minutes, and 2 malformed lines. */
    public static final QueryEngine DAY = of(day());

    /** In the name of ten minutes: the day of the month that is asked for. */
    private static final String DAY_OF_MONTH = "##";

    /** What Athena answers where no log is. */
    public static final QueryEngine NOTHING = new CannedAnswer(List.of());

    /** A day on which no line could be read. */
    public static final QueryEngine GARBAGE = new CannedAnswer(
            List.of(row(Map.of("section", "file", "requests", "50", "outside", "0",
                    "malformed", "50", "members", "1", "examples", "50 s3://logs/a.log.gz\t\u202e<script>"))));

    private final List<List<@Nullable String>> rows;

    private CannedAnswer(List<List<@Nullable String>> rows) {
        this.rows = rows;
    }

    private static List<Map<String, String>> day() {
        List<Map<String, String>> rows = new ArrayList<>(List.of(
                Map.of("section", "file", "requests", "1002", "outside", "0", "malformed", "0", "members",
                        "3"),
                Map.of("section", "file", "requests", "2", "outside", "0", "malformed", "2", "members", "1", "examples",
                        "2 s3://logs/a.log.gz\t<b>no log line</b>"),
                Map.of("section", "apiLatency", "api", "checkout", "requests", "1000", "sketch", "-1000:30 100:970")));
        String steady = IntStream.range(0, 24 * 6).mapToObj(CannedAnswer::answers).collect(Collectors.joining(" "));
        rows.add(Map.of("section", "traffic", "api", "checkout", "received", "24000", "sent", "48000", "answers",
                steady + " " + DAY_OF_MONTH + "T233:500:target::4:0:599000000000",
                "target_groups", "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/checkout/1"));
        return rows;
    }

    private static String answers(int slot) {
        return "%sT%02d%d:200:target::%d:1500000000:599000000000".formatted(DAY_OF_MONTH, slot / 6, slot % 6,
                slot / 6 == 23 ? 5 : 7);
    }

    /** Rows with values for some columns. */
    public static QueryEngine of(List<Map<String, String>> rows) {
        return new CannedAnswer(rows.stream().map(CannedAnswer::row).toList());
    }

    private static List<@Nullable String> row(Map<String, String> values) {
        Map<String, @Nullable String> row = new HashMap<>(values);
        List<@Nullable String> columns = new ArrayList<>();
        ResultRow.COLUMNS.forEach(column -> columns.add(row.get(column)));
        return columns;
    }

    @Override
    public Answer run(String sql) {
        return new Answer(ResultRow.COLUMNS, AskedDay.in(rows, DAY_OF_MONTH, sql), 5_000);
    }
}
