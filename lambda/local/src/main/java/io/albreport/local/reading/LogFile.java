package io.albreport.local.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * An access log.
 *
 * @param bytes as stored
 * @param compressed by its first two bytes, whatever its name says
 */
public record LogFile(Path path, LogFileName name, long bytes, boolean compressed) {
    private static final int BUFFER = 1 << 16;

    /** Its content, decompressed; all members of a gzip file one after the other. */
    public InputStream open() throws IOException {
        InputStream stored = Files.newInputStream(path);
        try {
            return compressed ? new GZIPInputStream(stored, BUFFER) : stored;
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }
}
