package io.albreport.aws;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing done to one resource, in IAM's terms.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN, or a star for what has none
 * @param context condition keys and values, beyond those that every request has
 */
public record Call(String action, String resource, Map<String, String> context) {
    /** All that is called here is called over TLS. */
    private static final Map<String, String> ALWAYS = Map.of("aws:SecureTransport", "true");

    public Call(String action, String resource) {
        this(action, resource, ALWAYS);
    }

    Call with(String key, String value) {
        Map<String, String> more = new TreeMap<>(context);
        more.put(key, value);
        return new Call(action, resource, Map.copyOf(more));
    }
}
