package io.albreport.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which code this is. Not from the jar's manifest: Lambda unpacks the jar, and classes in a folder have none. */
final class Version {
    /** Name and version, as reports and manifests name it. */
    static final String TEXT = "ALB Report " + read();

    private Version() {}

    private static String read() {
        try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(version).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
