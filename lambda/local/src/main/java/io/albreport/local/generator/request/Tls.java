package io.albreport.local.generator.request;

/**
 * @param protocol {@code -} on a plain HTTP listener, as are the others
 * @param domain the name that the client asked for (SNI)
 */
public record Tls(String cipher, String protocol, String domain, String certificate) {
    public static final Tls NONE = new Tls("-", "-", "-", "-");

    public Tls withDomain(String other) {
        return new Tls(cipher, protocol, other, certificate);
    }
}
