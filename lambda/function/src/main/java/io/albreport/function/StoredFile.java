package io.albreport.function;

import org.jspecify.annotations.Nullable;

/**
 * A file in the reports bucket, as the manifest names it.
 *
 * @param versionId null in a bucket without versions
 * @param sha256 in hexadecimal digits
 */
record StoredFile(String key, @Nullable String versionId, String sha256, long bytes) {

    /** The same content, stored again. */
    StoredFile inVersion(@Nullable String other) {
        return new StoredFile(key, other, sha256, bytes);
    }
}
