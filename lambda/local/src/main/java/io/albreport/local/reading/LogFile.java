package io.albreport.local.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * An access log.
 *
 * @param path as somebody named or found it; of a copy, the address of what it is of
 * @param stored where its bytes are: the same, or a copy of what can be read only once or is packed twice
 * @param bytes as stored
 * @param compressed by its first two bytes, whatever its name says
 */
public record LogFile(String path, Path stored, LogFileName name, long bytes, boolean compressed) {
    private static final int BUFFER = 1 << 16;

    /** Its content, decompressed; all members of a gzip file one after the other. */
    public InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(stored);
        try {
            return compressed ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether it may have been filled up with zeros, as tapes and some tools do; many a whole file ends in one, too. */
    public boolean endsInZero() throws IOException {
        try (SeekableByteChannel content = Files.newByteChannel(stored)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            content.position(Math.max(0, content.size() - 1)).read(last);
            return last.position() == 1 && last.get(0) == 0;
        }
    }

    /** The same log, decompressed into a copy. */
    LogFile copied(Copies copies) throws IOException {
        try (InputStream content = open()) {
            return new LogFile(path, copies.of(stored, content), name, bytes, false);
        }
    }

    /** Whether both hold the same lines; a file that breaks off is like no other. */
    boolean holdsTheSameAs(LogFile other) {
        try (InputStream mine = open(); InputStream its = other.open()) {
            byte[] part = mine.readNBytes(BUFFER);
            while (part.length > 0 && Arrays.equals(part, its.readNBytes(BUFFER))) {
                part = mine.readNBytes(BUFFER);
            }
            return part.length == 0 && its.read() < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
