package io.albreport.local.generator;

/**
 * @param protocol {@code -} on a plain HTTP listener, as are the others
 * @param domain the name that the client asked for (SNI)
 */
record Tls(String cipher, String protocol, String domain, String certificate) {
    static final Tls NONE = new Tls("-", "-", "-", "-");

    Tls withDomain(String other) {
        return new Tls(cipher, protocol, other, certificate);
    }
}
