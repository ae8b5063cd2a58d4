package io.albreport.local.generator.request;

/**
 * @param ip without brackets
 */
public record Client(String ip, UserAgent agent) {

    /** IPv6 addresses are found in logs both with and without brackets. */
    public String withPort(int port, boolean brackets) {
        return brackets && ip.indexOf(':') >= 0 ? "[" + ip + "]:" + port : ip + ":" + port;
    }
}
