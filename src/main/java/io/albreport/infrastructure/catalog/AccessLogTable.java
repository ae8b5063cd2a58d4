package io.albreport.infrastructure.catalog;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.albreport.report.statement.LoggedTime;
import io.albreport.report.statement.NextLine;

/**
 * What the table {@code access_logs} is, for Athena: columns, the regular expression that takes a line apart, and where
 * the partitions lie. Names no AWS resource.
 *
 * <p>
 * It reads every layout from 18 to 36 fields and whatever AWS appends. Fields 1 to 18 stand in all of them and decide
 * whether a line is an access log line; a later field that the line has not, or has in another shape, is NULL, with all
 * behind it. Only a line that breaks off within quotes, or holds a further one ({@link NextLine}), is none. Any other
 * line is caught whole in the last column, so that none is lost. It agrees with the table of the local report, save
 * where no load balancer writes so: a {@code \"} inside quotes stays as it is, where the local table has {@code \x22};
 * bytes that are not UTF-8 are replaced, where the local table calls the line malformed; and a line may be of any
 * length.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">The
 *      fields</a>
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html">Groups of the expression are columns</a>
 */
final class AccessLogTable {
    /**
     * One or more characters. Here as in all shapes a match is never given back ({@code ++}, {@code *+}): a field ends
     * at one place only, so that trying others takes time and stack, on lines of megabytes, for nothing.
     */
    private static final String TOKEN = "([^ \"]++)";

    /** A known type behind other letters is that of a further line. */
    private static final String TYPE = TOKEN + "(?<![^ \"]" + NextLine.TYPE + ")";

    private static final String TIME = "(" + LoggedTime.REGEX + ")";
    private static final String DECIMAL = "([-.0-9]++)";
    private static final String WHOLE = "([-0-9]++)";

    /** Up to a quote that no backslash stands before. ALB writes {@code \x22}; some tools write {@code \"}. */
    private static final String TEXT = "[^\"]*+(?:(?<=\\\\)\"[^\"]*+)*+";

    private static final String QUOTED = "\"(" + TEXT + ")\"";

    /** Quoted, or without quotes as in AWS's examples before 2022: one group for both, told apart by what is before. */
    private static final String QUOTED_OR_TOKEN = "\"?+((?<=\")[^\"]*+(?=\")|(?<= )[^ \"]++(?![^ ]))\"?+";

    private record Field(String name, String shape) {}

    private static final List<Field> IN_EVERY_LAYOUT = List.of(
            new Field("type", TYPE),
            new Field("time", TIME),
            new Field("elb", TOKEN),
            new Field("client", TOKEN),
            new Field("target", TOKEN),
            new Field("request_processing_time", DECIMAL),
            new Field("target_processing_time", DECIMAL),
            new Field("response_processing_time", DECIMAL),
            new Field("elb_status_code", WHOLE),
            new Field("target_status_code", WHOLE),
            new Field("received_bytes", WHOLE),
            new Field("sent_bytes", WHOLE),
            new Field("request", QUOTED),
            new Field("user_agent", QUOTED),
            new Field("ssl_cipher", TOKEN),
            new Field("ssl_protocol", TOKEN),
            new Field("target_group_arn", TOKEN),
            new Field("trace_id", QUOTED));

    /** Since 2018, oldest first. */
    private static final List<Field> APPENDED = List.of(
            new Field("domain_name", QUOTED),
            new Field("chosen_cert_arn", QUOTED),
            new Field("matched_rule_priority", TOKEN),
            new Field("request_creation_time", TOKEN),
            new Field("actions_executed", QUOTED),
            new Field("redirect_url", QUOTED),
            new Field("error_reason", QUOTED),
            new Field("target_port_list", QUOTED_OR_TOKEN),
            new Field("target_status_code_list", QUOTED_OR_TOKEN),
            new Field("classification", QUOTED),
            new Field("classification_reason", QUOTED),
            new Field("conn_trace_id", TOKEN),
            new Field("transformed_host", QUOTED),
            new Field("transformed_uri", QUOTED),
            new Field("request_transform_status", QUOTED),
            new Field("node_ip", TOKEN));

    /** Stands before what is behind field 18: as many quotes open as close. */
    private static final String CLOSED = "(?=%1$s(?:\"%1$s\"%1$s)*+\\z)".formatted(TEXT);

    /**
     * Stands there, too: no further line begins anywhere, or only in quotes of what is nothing but fields. So an untrusted
     * text that looks like a line makes none malformed, and one behind a torn field in quotes does.
     */
    private static final String ONE_LINE = ("(?:(?![^\\n]*?%1$s)"
            + "|(?=(?:(?!%1$s) (?:(?:\"%2$s\"|(?:[^ \"]|(?<=\\\\)\")++)(?![^ ]))?+)*+\\z))")
            .formatted(NextLine.REGEX, TEXT);

    /** From a space on, to the end of the line, whatever it holds. */
    private static final String FURTHER = "(?: [^\\n]*+)?";

    private static final String ANY_OTHER_LINE = "([^\\n]*+)";

    /** In the order of the groups of {@link #REGEX}: the serde wants as many of one as of the other. All are strings. */
    static final List<String> COLUMNS = Stream
            .of(IN_EVERY_LAYOUT.stream().map(Field::name), APPENDED.stream().map(Field::name), Stream.of("line"))
            .flatMap(names -> names).toList();

    /** For {@code input.regex}: matches every line. */
    static final String REGEX = String.join(" ", IN_EVERY_LAYOUT.stream().map(Field::shape).toList())
            + CLOSED + ONE_LINE + optional(APPENDED) + FURTHER + "|" + ANY_OTHER_LINE;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

    private AccessLogTable() {}

    /** Each field may be missing, and then all behind it are: {@code (?: a(?: b(?: c)?)?)?}. */
    private static String optional(List<Field> fields) {
        String all = "";
        for (Field field : fields.reversed()) {
            all = "(?: " + field.shape() + all + ")?";
        }
        return all;
    }

    /**
     * Table properties that let Athena compute the partitions, which are account, region and day of delivery, instead of
     * looking them up.
     *
     * @param accounts of the load balancers, at least one
     * @param regions of the load balancers, at least one
     * @param start the first day of delivery that can be asked for
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html">Types of
     *      projection</a>
     * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html">The location's
     *      template</a>
     */
    static Map<String, String> projection(List<String> accounts, List<String> regions, LocalDate start) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("projection.enabled", "true");
        properties.put("projection.account.type", "enum");
        properties.put("projection.account.values", String.join(",", accounts));
        properties.put("projection.region.type", "enum");
        properties.put("projection.region.values", String.join(",", regions));
        properties.put("projection.day.type", "date");
        properties.put("projection.day.format", "yyyy/MM/dd");
        properties.put("projection.day.range", DAY.format(start) + ",NOW");
        properties.put("projection.day.interval", "1");
        properties.put("projection.day.interval.unit", "DAYS");
        return properties;
    }

    /**
     * The value of {@code storage.location.template}: where load balancers put the files of one partition.
     *
     * @param prefix in the bucket; empty for none
     */
    static String location(String bucket, String prefix) {
        String folder = prefix.isEmpty() ? "" : prefix + "/";
        return "s3://" + bucket + "/" + folder + "AWSLogs/${account}/elasticloadbalancing/${region}/${day}";
    }
}
