package io.albreport.local.generator;

/**
 * @param ip without brackets
 */
record Client(String ip, UserAgent agent) {

    /** IPv6 addresses are found in logs both with and without brackets. */
    String withPort(int port, boolean brackets) {
        return brackets && ip.indexOf(':') >= 0 ? "[" + ip + "]:" + port : ip + ":" + port;
    }
}
