package io.albreport.report.rendering;

import java.util.Map;

import io.albreport.report.model.Totals;

/**
 * What a status code says, given who made it. A load balancer's 502 tells of its target; a target's 502 is its own
 * affair.
 */
final class StatusMeaning {

    /** Of the Application Load Balancers' user guide, "Troubleshoot your Application Load Balancers". */
    private static final Map<String, String> BY_LOAD_BALANCER = Map.ofEntries(
            Map.entry("000", "HTTP/2 connection ended: header above 8 KB compressed, or over 10,000 requests on it"),
            Map.entry("400", "malformed request, or headers above the limits; or a fixed response"),
            Map.entry("401", "authentication refused the user; or a fixed response"),
            Map.entry("403", "blocked by AWS WAF; or a fixed response"),
            Map.entry("404", "fixed response of a listener rule"),
            Map.entry("405", "method TRACE is not allowed; or a fixed response"),
            Map.entry("408", "client sent no data before the idle timeout"),
            Map.entry("413", "body above the limit, 1 MB for a Lambda target"), Map.entry("414", "URL too long"),
            Map.entry("460", "client closed the connection before the load balancer could respond"),
            Map.entry("463", "X-Forwarded-For with more than 30 addresses"),
            Map.entry("464", "protocol version does not fit the target group"),
            Map.entry("500", "error of AWS WAF or of authentication in the load balancer"),
            Map.entry("501", "Transfer-Encoding is not supported"),
            Map.entry("502", "target closed the connection, or answered what could not be understood"),
            Map.entry("503", "no registered target to send to; or a fixed response"),
            Map.entry("504", "target did not answer in time"), Map.entry("505", "HTTP version is not supported"),
            Map.entry("561", "identity provider answered with an error"));

    private static final Map<String, String> BY_TARGET = Map.ofEntries(
            Map.entry("304", "not modified"), Map.entry("400", "bad request"),
            Map.entry("401", "not authenticated"), Map.entry("403", "forbidden"), Map.entry("404", "not found"),
            Map.entry("405", "method not allowed"), Map.entry("408", "request timeout"), Map.entry("409", "conflict"),
            Map.entry("410", "gone"), Map.entry("413", "content too large"), Map.entry("422", "content refused"),
            Map.entry("429", "too many requests"),
            Map.entry("499", "client closed the request (nginx and others write this)"),
            Map.entry("500", "internal server error"), Map.entry("501", "not implemented"),
            Map.entry("502", "bad gateway behind the target"), Map.entry("503", "service unavailable"),
            Map.entry("504", "timeout behind the target"));

    private StatusMeaning() {}

    public static String of(Totals.StatusCode status) {
        return switch (status.madeBy()) {
            case LOAD_BALANCER -> BY_LOAD_BALANCER.getOrDefault(status.code(), ofListener(status.code()));
            case TARGET -> BY_TARGET.getOrDefault(status.code(), ofClass(status.code()));
        };
    }

    public static String maker(Totals.Source source) {
        return switch (source) {
            case LOAD_BALANCER -> "load balancer";
            case TARGET -> "target";
        };
    }

    private static String ofListener(String code) {
        return code.startsWith("3") ? "redirect of a listener rule" : "answered without a target; " + ofClass(code);
    }

    private static String ofClass(String code) {
        if (code.length() != 3) {
            return "not an HTTP status";
        }
        return switch (code.charAt(0)) {
            case '1' -> "switched or continued";
            case '2' -> "success";
            case '3' -> "redirect";
            case '4' -> "client error";
            case '5' -> "server error";
            default -> "not an HTTP status";
        };
    }
}
