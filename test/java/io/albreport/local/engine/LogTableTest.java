package io.albreport.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.local.reading.LogFiles;
import io.albreport.reference.Corpus;
import io.albreport.reference.LogLine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds DuckDB's table against the reference reader, field by field. */
@Execution(ExecutionMode.CONCURRENT)
class LogTableTest {
    private static final String NAMES = "type, \"time\", elb, client, target, request_processing_time, "
            + "target_processing_time, response_processing_time, elb_status_code, target_status_code, received_bytes, "
            + "sent_bytes, request, user_agent, ssl_cipher, ssl_protocol, target_group_arn, trace_id, domain_name, "
            + "chosen_cert_arn, matched_rule_priority, request_creation_time, actions_executed, redirect_url, "
            + "error_reason, target_port_list, target_status_code_list, classification, classification_reason, "
            + "conn_trace_id, transformed_host, transformed_uri, request_transform_status, node_ip";
    private static final String GOOD = "https 2026-01-17T07:15:47.805298Z app/tiles/98e3a879de9d6b42 192.0.2.165:5815 "
            + "10.20.20.37:80 0.001 0.003 0.000 200 200 153 3860 \"GET https://tiles.example:443/a b/1?q=\\x22 HTTP/1.1\" "
            + "\"Dart/3.11 (dart:io)\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 "
            + "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/tiles/ce53 \"Root=1-6ab37ca3\" "
            + "\"tiles.example\" \"session-reused\" 2 2026-01-17T07:15:47.801000Z \"forward\" \"-\" \"-\" "
            + "\"10.20.20.37:80\" \"200\" \"Acceptable\" \"SpaceInUri\" TID_d791 \"-\" \"-\" \"-\" 192.0.2.1 \"-\" \"-\"";
    private static final int FIELDS = 34;

    /** Damage behind these is not told apart: there, a layout may be anything. */
    private static final int DECIDING = 18;

    private static final String ABSENT = "(absent)";
    private static final int MUTATIONS = 30_000;
    private static final String ODD_CHARACTERS = "  \"\"\\-.0T:Z,;\t\u0002é";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("L1: each field of each real line is what the reference reader finds")
    void reads_each_field_of_the_corpus_as_the_reference_does() throws SQLException, IOException {
        for (Path file : Corpus.accessLogs()) {
            assertSame(Files.readAllLines(file), file);
        }
    }

    @Test
    @DisplayName("L1: layouts cut after every field, and with fields to come, are read alike")
    void reads_every_width_as_the_reference_does() throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        for (int end = GOOD.indexOf(' '); end >= 0; end = GOOD.indexOf(' ', end + 1)) {
            lines.add(GOOD.substring(0, end));
        }
        lines.add(GOOD);
        lines.add(GOOD + " \"new\" 1 \"and more\" x");

        assertSame(lines, file(lines));
    }

    @Test
    @DisplayName("L4: lines with random damage are readable or malformed as the reference says, never lost")
    void agrees_with_the_reference_on_damaged_lines() throws SQLException, IOException {
        Random random = new Random(17);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < MUTATIONS; i++) {
            lines.add(damaged(random));
        }
        lines.removeIf(String::isEmpty);

        List<List<String>> rows = rows(file(lines), DECIDING);
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(rows.get(i)).as(lines.get(i)).isEqualTo(fieldsOf(lines.get(i)).subList(0, DECIDING));
        }
    }

    private static String damaged(Random random) {
        StringBuilder line = new StringBuilder(GOOD);
        for (int damages = 1 + random.nextInt(3); damages > 0 && !line.isEmpty(); damages--) {
            int at = random.nextInt(line.length());
            char odd = ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length()));
            switch (random.nextInt(4)) {
                case 0 -> line.deleteCharAt(at);
                case 1 -> line.insert(at, odd);
                case 2 -> line.setCharAt(at, odd);
                default -> line.setLength(Math.max(1, random.nextInt(4) == 0 ? at : line.length()));
            }
        }
        return line.toString();
    }

    private Path file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("lines.log"), lines, UTF_8);
    }

    private static void assertSame(List<String> lines, Path file) throws SQLException {
        List<List<String>> expected = lines.stream().map(LogTableTest::fieldsOf).toList();
        assertThat(rows(file, FIELDS)).as(file.toString()).isEqualTo(expected);
    }

    /** The table has an invented escape of quotes as the real one. */
    private static List<String> fieldsOf(String text) {
        LogLine l = LogLine.parse(text);
        if (l == null) {
            return Collections.nCopies(FIELDS, ABSENT);
        }
        return Arrays.asList(l.type(), l.time(), l.elb(), l.client(), l.target(), l.requestProcessingTime(),
                l.targetProcessingTime(), l.responseProcessingTime(), l.elbStatusCode(), l.targetStatusCode(),
                l.receivedBytes(), l.sentBytes(), l.request(), l.userAgent(), l.sslCipher(), l.sslProtocol(),
                l.targetGroupArn(), l.traceId(), l.domainName(), l.chosenCertArn(), l.matchedRulePriority(),
                l.requestCreationTime(), l.actionsExecuted(), l.redirectUrl(), l.errorReason(), l.targetPortList(),
                l.targetStatusCodeList(), l.classification(), l.classificationReason(), l.connTraceId(),
                l.transformedHost(), l.transformedUri(), l.requestTransformStatus(), l.ipAddress()).stream()
                .map(field -> field == null ? ABSENT : field.replace("\\\"", "\\x22")).toList();
    }

    private static List<List<String>> rows(Path file, int fields) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String difference : LogTable.DIALECT) {
                statement.execute(difference);
            }
            statement.execute(LogTable.over(LogFiles.find(List.of(file)).logs()));
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery("SELECT " + NAMES + " FROM access_logs")) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= fields; column++) {
                        row.add(Objects.requireNonNullElse(result.getString(column), ABSENT));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }
}
