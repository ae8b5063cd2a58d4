package io.albreport.local.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in S3.
 *
 * @param prefix ends with a slash, unless it is empty
 */
public record S3Address(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern ADDRESS = Pattern.compile(SCHEME + "([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/+(.*))?");

    /** Whether somebody meant one, right or wrong. */
    public static boolean isOne(String place) {
        return place.startsWith(SCHEME);
    }

    /** @throws IllegalArgumentException when a name of a bucket cannot be that */
    public static S3Address of(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            throw new IllegalArgumentException("'%s' is no address in S3; write s3://BUCKET/PREFIX".formatted(text));
        }
        String prefix = address.group(2) == null ? "" : address.group(2);
        return new S3Address(address.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** The address of an object in the bucket. */
    String ofObject(String key) {
        return SCHEME + bucket + "/" + key;
    }

    @Override
    public String toString() {
        return ofObject(prefix);
    }
}
