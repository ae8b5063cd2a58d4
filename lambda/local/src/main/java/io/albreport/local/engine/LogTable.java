package io.albreport.local.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.local.reading.LogFile;
import io.albreport.report.statement.LoggedTime;
import io.albreport.report.statement.NextLine;

/**
 * The table {@code access_logs} on DuckDB, as SQL.
 *
 * <p>
 * The CSV reader is used to read lines, in parallel, and is told of no quoting at all: a reader that understands quotes
 * takes an unbalanced one for the start of a field that goes on over the next lines, and loses them. Each line is then
 * split at its double quotes. Inside a quoted field ALB writes a quote as {@code \x22}, so a real one always begins or
 * ends a field: the odd parts of a line hold plain fields between spaces, and every even part is one quoted field.
 */
final class LogTable {
    /**
     * Where Trino, whose dialect the statement is written in, and DuckDB differ: in Trino's functions, and in that
     * Trino replaces all matches of a regular expression and not only the first. And, for the view, whether what is
     * behind field 18 belongs to the line: no further one begins there, or only in quotes of what is nothing but fields.
     * So an untrusted text that looks like a line makes none malformed, and one behind a torn field in quotes does.
     */
    static final List<String> DIALECT = List.of(
            // a lambda is written as in Trino
            "SET lambda_syntax = 'ENABLE_SINGLE_ARROW'",
            "CREATE MACRO regexp_replace(s, p, r) AS system.main.regexp_replace(s, p, r, 'g')",
            "CREATE MACRO array_join(a, s) AS array_to_string(a, s)",
            "CREATE MACRO regexp_like(s, p) AS regexp_matches(s, p)",
            "CREATE MACRO cardinality(a) AS len(a)",
            "CREATE MACRO element_at(m, k) AS map_extract_value(m, k)",
            "CREATE MACRO to_utf8(s) AS encode(s)",
            // what is made of the last state by Trino's fourth parameter is that state, wherever the statement asks
            "CREATE MACRO reduce(a, s, f, g) AS list_reduce(list_prepend(s, a), f)",
            """
                    CREATE MACRO is_one_line(tail) AS NOT regexp_matches(tail, '%1$s')
                      OR (regexp_full_match(regexp_replace(tail, '"[^"]*"', '""'), '(?: (?:""|[^ "]+)?)*')
                        AND NOT regexp_matches(regexp_replace(tail, '"[^"]*"', '""'), '%1$s'))"""
                    .formatted(NextLine.REGEX));

    /** In bytes. A longer line is counted as malformed; ALB cuts URLs at 16 KB and user agents at 8 KB. */
    private static final int LONGEST_LINE = 2 << 20;

    /** In bytes, for a file being read; DuckDB's own 32 MB would mostly be cleared for nothing. */
    private static final int BUFFER = 2 * LONGEST_LINE;

    /**
     * The reader insists on a delimiter and drops what follows one: a byte that ALB writes as text, {@code \x01}, and
     * never as itself. (DuckDB would take those four characters, in SQL, for themselves and not for the byte.)
     */
    static final char NO_DELIMITER = '\u0001';

    /** Fields 1 to 12. Repeats are written out: RE2 makes a much slower program of a counted group. */
    private static final String LEADING_FIELDS = "^[^ ]+ " + LoggedTime.REGEX
            + " [^ ]+ [^ ]+ [^ ]+ [-.0-9]+ [-.0-9]+ [-.0-9]+ [-0-9]+ [-0-9]+ [-0-9]+ [-0-9]+ $";

    /**
     * Fields 1 to 18 stand in every layout and decide whether a line is one. Behind them it must neither break off within
     * quotes nor hold a further line, for which few lines are looked at closely. Old AWS examples have fields 26 and 27
     * without quotes, so that what follows stands four parts earlier. An invented fixture has {@code \"} for a quote
     * inside a field; it is read as if it were ALB's {@code \x22}.
     */
    private static final String VIEW = """
            CREATE OR REPLACE VIEW access_logs AS
            SELECT
              CASE WHEN readable THEN head[1] END AS type,
              CASE WHEN readable THEN head[2] END AS "time",
              CASE WHEN readable THEN head[3] END AS elb,
              CASE WHEN readable THEN head[4] END AS client,
              CASE WHEN readable THEN head[5] END AS target,
              CASE WHEN readable THEN head[6] END AS request_processing_time,
              CASE WHEN readable THEN head[7] END AS target_processing_time,
              CASE WHEN readable THEN head[8] END AS response_processing_time,
              CASE WHEN readable THEN head[9] END AS elb_status_code,
              CASE WHEN readable THEN head[10] END AS target_status_code,
              CASE WHEN readable THEN head[11] END AS received_bytes,
              CASE WHEN readable THEN head[12] END AS sent_bytes,
              CASE WHEN readable THEN part[2] END AS request,
              CASE WHEN readable THEN part[4] END AS user_agent,
              CASE WHEN readable THEN middle[2] END AS ssl_cipher,
              CASE WHEN readable THEN middle[3] END AS ssl_protocol,
              CASE WHEN readable THEN middle[4] END AS target_group_arn,
              CASE WHEN readable THEN part[6] END AS trace_id,
              CASE WHEN readable THEN part[8] END AS domain_name,
              CASE WHEN readable THEN part[10] END AS chosen_cert_arn,
              CASE WHEN readable THEN nullif(split_part(part[11], ' ', 2), '') END AS matched_rule_priority,
              CASE WHEN readable THEN nullif(split_part(part[11], ' ', 3), '') END AS request_creation_time,
              CASE WHEN readable THEN part[12] END AS actions_executed,
              CASE WHEN readable THEN part[14] END AS redirect_url,
              CASE WHEN readable THEN part[16] END AS error_reason,
              CASE WHEN readable THEN CASE WHEN shift = 0 THEN part[18] ELSE split_part(part[17], ' ', 2) END END AS target_port_list,
              CASE WHEN readable THEN CASE WHEN shift = 0 THEN part[20] ELSE split_part(part[17], ' ', 3) END END AS target_status_code_list,
              CASE WHEN readable THEN part[22 - shift] END AS classification,
              CASE WHEN readable THEN part[24 - shift] END AS classification_reason,
              CASE WHEN readable THEN nullif(split_part(part[25 - shift], ' ', 2), '') END AS conn_trace_id,
              CASE WHEN readable THEN part[26 - shift] END AS transformed_host,
              CASE WHEN readable THEN part[28 - shift] END AS transformed_uri,
              CASE WHEN readable THEN part[30 - shift] END AS request_transform_status,
              CASE WHEN readable THEN nullif(split_part(part[31 - shift], ' ', 2), '') END AS node_ip,
              CASE WHEN NOT readable THEN line END AS line,
              filename AS "$path"
            FROM (
              SELECT *,
                CASE WHEN coalesce(part[17], '') IN (' ', '') THEN 0 ELSE 4 END AS shift,
                coalesce(regexp_matches(part[1], '${leadingFields}') AND part[3] = ' '
                  AND len(middle) = 5 AND middle[1] = '' AND middle[5] = ''
                  AND middle[2] <> '' AND middle[3] <> '' AND middle[4] <> ''
                  AND (part[7] LIKE ' %' OR (part[7] = '' AND len(part) = 7))
                  AND len(part) % 2 = 1
                  AND CASE head[1] WHEN 'https' THEN TRUE WHEN 'h2' THEN TRUE WHEN 'http' THEN TRUE
                    ELSE NOT regexp_matches(head[1], '.${type}$') END
                  AND CASE WHEN line LIKE '%"%${hint}%' THEN is_one_line(array_to_string(part[7:], '"')) ELSE TRUE END,
                  FALSE) AS readable
              FROM (
                SELECT *, string_split(part[1], ' ') AS head, string_split(part[5], ' ') AS middle
                FROM (
                  SELECT line, filename,
                    string_split(CASE WHEN contains(line, '\\"') THEN replace(line, '\\"', '\\x22') ELSE line END, '"')
                      AS part
                  FROM (${lines}) WHERE line IS NOT NULL)))
            """;

    private LogTable() {}

    /**
     * The view over some files. An empty line is not one.
     *
     * @param files at least one
     */
    static String over(List<LogFile> files) {
        return over(files, "store_rejects = true, rejects_limit = 0, ");
    }

    /** The same over a few lines, of which no rejected one is remembered: it is met again where it lies. */
    static String overSample(LogFile lines) {
        return over(List.of(lines), "");
    }

    private static String over(List<LogFile> files, String rejects) {
        String lines = Stream
                .of(read(files, LogFile::compressed, "gzip", rejects),
                        read(files, log -> !log.compressed(), "none", rejects))
                .filter(read -> !read.isEmpty())
                .collect(Collectors.joining(" UNION ALL "));
        return VIEW.replace("${leadingFields}", LEADING_FIELDS).replace("${type}", NextLine.TYPE)
                .replace("${hint}", NextLine.HINT).replace("${lines}", lines);
    }

    private static String read(List<LogFile> files, Predicate<LogFile> which, String compression, String rejects) {
        String paths = files.stream().filter(which).map(file -> literal(file.stored()))
                .collect(Collectors.joining(", "));
        if (paths.isEmpty()) {
            return "";
        }
        return """
                SELECT line, filename FROM read_csv([%s], compression = '%s', columns = {'line': 'VARCHAR'},
                  delim = '%c', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false,
                  ignore_errors = true, %smax_line_size = %d, buffer_size = %d,
                  filename = true, hive_partitioning = false)"""
                .formatted(paths, compression, NO_DELIMITER, rejects, LONGEST_LINE, BUFFER);
    }

    /** As a path and not as the pattern that DuckDB would take it for. */
    private static String literal(Path path) {
        return "'" + path.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''") + "'";
    }
}
