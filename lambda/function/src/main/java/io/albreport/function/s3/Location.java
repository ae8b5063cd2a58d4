package io.albreport.function.s3;

/**
 * A place in S3.
 *
 * @param key of an object, or the beginning of several; may be empty
 */
public record Location(String bucket, String key) {
    private static final String SCHEME = "s3://";

    /**
     * @throws IllegalStateException when it is not {@code s3://bucket/key}
     */
    public static Location of(String uri) {
        int slash = uri.indexOf('/', SCHEME.length());
        if (!uri.startsWith(SCHEME) || slash < 0) {
            throw new IllegalStateException("it is not at an s3:// location");
        }
        return new Location(uri.substring(SCHEME.length(), slash), uri.substring(slash + 1));
    }
}
