package io.albreport.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Readable lines, for tests of what is not. */
final class GoodLines {
    static final String DAY = "2026-01-17";

    private static final String LINE = "https %sT%02d:%02d:%02d.000001Z app/web/98e3a879de9d6b42 192.0.2.165:5815 "
            + "10.20.20.37:80 0.001 0.003 0.000 200 200 153 3860 \"GET https://shop.example:443/a HTTP/1.1\" "
            + "\"%s\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 "
            + "arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/ce53 \"Root=1-6ab37ca3\" "
            + "\"shop.example\" \"session-reused\" 2 2026-01-17T00:00:00.000000Z \"forward\" \"-\" \"-\"";

    private GoodLines() {}

    static String of(String day) {
        return LINE.formatted(day, 12, 0, 0, "curl/8.5.0");
    }

    /** Minutes after the day's beginning. */
    static String at(int minutes) {
        return LINE.formatted(DAY, minutes / 60, minutes % 60, 0, "curl/8.5.0");
    }

    static String withAgent(String agent) {
        return LINE.formatted(DAY, 12, 0, 0, agent);
    }

    /** All over the day. */
    static List<String> some(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> LINE.formatted(DAY, i / 60 % 24, i % 60, i % 59, "curl/8.5.0")).toList();
    }

    /** Lines as a file has them. */
    static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
