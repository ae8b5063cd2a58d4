package io.albreport.function.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Which code this is. Not from the jar's manifest: Lambda unpacks the jar, and classes in a folder have none. */
public final class CodeVersion {
    /** Name and version, as reports and manifests name it. */
    public static final String TEXT = "ALB Report " + read();

    private CodeVersion() {}

    private static String read() {
        try (InputStream version = CodeVersion.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(version).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
