package io.albreport.function.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A file in the reports bucket, as the manifest names it.
 *
 * @param versionId null in a bucket without versions
 * @param sha256 in hexadecimal digits
 */
public record StoredFile(String key, @Nullable String versionId, String sha256, long bytes) {

    /** The same content, stored again. */
    public StoredFile inVersion(@Nullable String other) {
        return new StoredFile(key, other, sha256, bytes);
    }

    /** Of any content, as {@code sha256} has it. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** For content that is too long for memory. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
