package io.albreport.local.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What a file may be in that is not read here, told by its first bytes. The magic numbers are those of {@code file(1)}.
 */
enum Format {
    BZIP2("bzip2", 0, "BZh", "bunzip2 --keep %s"), //
    XZ("xz", 0, "\u00fd7zXZ\0", "unxz --keep %s"), //
    ZSTD("zstd", 0, "(\u00b5/\u00fd", "unzstd %s"), //
    ZIP("a zip archive", 0, "PK\u0003\u0004", "unzip %s"), //
    TAR("a tar archive", 257, "ustar", "tar -xf %s"), //
    PARQUET("Parquet, as CloudWatch Logs delivers \"vended\" logs", 0, "PAR1",
            "turn on the access logs that the load balancer writes itself (access_logs.s3.enabled), and name those"), //
    UTF_16("text in UTF-16", 0, "\u00ff\u00fe", "iconv -f UTF-16LE -t UTF-8 %1$s > %1$s.log"), //
    UTF_16_BIG("text in UTF-16", 0, "\u00fe\u00ff", "iconv -f UTF-16BE -t UTF-8 %1$s > %1$s.log"), //
    BINARY("neither text nor gzip", 0, "", "");

    /** Bytes that tell; a tar archive does so late in its first 512. Of gzip, they hold the beginning of as many. */
    private static final int HEAD = 4096;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** More than one in twenty: noise has one in ten, a log with a few torn lines hardly any. */
    private static final int MOST_CONTROLS = 20;

    private final String title;
    private final int offset;
    private final String magic;
    private final String command;

    Format(String title, int offset, String magic, String command) {
        this.title = title;
        this.offset = offset;
        this.magic = magic;
        this.command = command;
    }

    /** The first bytes of a file. */
    static byte[] head(InputStream content) throws IOException {
        return content.readNBytes(HEAD);
    }

    static boolean isGzip(byte[] head) {
        return head.length >= GZIP.length && head[0] == GZIP[0] && head[1] == GZIP[1];
    }

    /** The first bytes of what is in a gzip file; as many as its own first ones give. */
    static byte[] unpacked(byte[] head) {
        byte[] inner = new byte[HEAD];
        int length = 0;
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(head))) {
            for (int read = content.read(inner); read > 0; read = content.read(inner, length, HEAD - length)) {
                length += read;
            }
        } catch (IOException e) {
            // The head is cut off by intent; whether the file is, shows when it is read.
        }
        return Arrays.copyOf(inner, length);
    }

    /** The format of a file that begins so; null when it may be text. */
    static @Nullable Format of(byte[] head) {
        return Stream.of(values()).filter(format -> format.isOf(head)).findFirst().orElse(null);
    }

    private boolean isOf(byte[] head) {
        return switch (this) {
            case UTF_16 -> (isZero(head, 1) && isZero(head, 3)) || begins(head);
            case UTF_16_BIG -> (isZero(head, 0) && isZero(head, 2)) || begins(head);
            case BINARY -> controls(head) * MOST_CONTROLS > head.length;
            default -> begins(head);
        };
    }

    private boolean begins(byte[] head) {
        return new String(head, ISO_8859_1).startsWith(magic, offset);
    }

    /** Without a byte order mark, Latin letters in UTF-16 are told by each other byte. */
    private static boolean isZero(byte[] head, int at) {
        return head.length > at && head[at] == 0 && head[at ^ 1] != 0;
    }

    private static int controls(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            controls += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
        }
        return controls;
    }

    /** Whether a file of this format could be full of logs, and not just a text or picture beside them. */
    boolean isPacked() {
        return this != UTF_16 && this != UTF_16_BIG && this != BINARY;
    }

    /** Why a file cannot be read, and what to do. */
    String refusal(String file) {
        return switch (this) {
            case PARQUET -> "it is %s: %s".formatted(title, command);
            case BINARY -> "it is %s".formatted(title);
            default -> "it is %s; first run: %s".formatted(title, command.formatted(quoted(file)));
        };
    }

    /** As a shell takes it for one word. */
    private static String quoted(String file) {
        return file.matches("[\\w@%+=:,./-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
    }
}
