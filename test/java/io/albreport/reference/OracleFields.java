package io.albreport.reference;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** One line under the names, and by the conventions, of the programs that the corpus was taken from. */
final class OracleFields {
    private static final List<String> LOGFMT = List.of("type", "time", "elb", "client", "target",
            "request_processing_time", "target_processing_time", "response_processing_time", "elb_status_code",
            "target_status_code", "received_bytes", "sent_bytes", "request", "user_agent", "ssl_cipher", "ssl_protocol",
            "trace_id", "domain_name", "request_creation_time", "actions_executed", "redirect_url");
    private static final List<String> LOGFMT_QUOTED = List.of("request", "user_agent", "trace_id", "domain_name",
            "actions_executed", "redirect_url");

    private final LogLine line;
    private final Map<String, @Nullable String> byName = new HashMap<>();

    OracleFields(String text) {
        line = Objects.requireNonNull(LogLine.parse(text), text);
        putHead();
        putTail();
        putRequest();
        putEndpoints();
    }

    LogLine line() {
        return line;
    }

    /** As in the line; null where it has no such field. */
    @Nullable
    String get(String name) {
        if (!byName.containsKey(name)) {
            throw new IllegalArgumentException("the expectation has a field that this test does not know: " + name);
        }
        return byName.get(name);
    }

    String text(String name) {
        return Objects.requireNonNull(get(name), name);
    }

    @Nullable
    String orNull(String name) {
        return FieldText.orNull(get(name));
    }

    String orEmpty(String name) {
        return Objects.requireNonNullElse(orNull(name), "");
    }

    String decoded(String name) {
        return FieldText.decoded(text(name));
    }

    @Nullable
    String withPortsAsNumbers(String name) {
        return name.endsWith("_port") && orNull(name) == null ? "0" : get(name);
    }

    String logfmt() {
        return LOGFMT.stream().map(name -> name + "=" + logfmtValue(name)).collect(Collectors.joining(" "));
    }

    private String logfmtValue(String name) {
        boolean quoted = LOGFMT_QUOTED.contains(name);
        return quoted ? '"' + decoded(name).replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text(name);
    }

    private void put(@Nullable String value, String... names) {
        for (String name : names) {
            byName.put(name, value);
        }
    }

    private void putHead() {
        put(line.type(), "type", "request_type");
        put(line.time(), "time", "timestamp");
        put(line.elb(), "elb", "alb.id", "lb", "elb_name");
        put(line.client(), "client", "client_host");
        put(line.target(), "target", "target_host", "target_ip_port");
        put(line.requestProcessingTime(), "request_processing_time", "request.processing_time");
        put(line.targetProcessingTime(), "target_processing_time", "target.processing_time");
        put(line.responseProcessingTime(), "response_processing_time", "response.processing_time");
        put(line.elbStatusCode(), "elb_status_code", "alb.status_code", "elb_status");
        put(line.targetStatusCode(), "target_status_code", "target.status_code", "target_status");
        put(line.receivedBytes(), "received_bytes");
        put(line.sentBytes(), "sent_bytes");
        put(line.request(), "request");
        put(line.userAgent(), "user_agent");
        put(line.sslCipher(), "ssl_cipher");
        put(line.sslProtocol(), "ssl_protocol");
        put(line.targetGroupArn(), "target_group_arn");
        put(line.traceId(), "trace_id");
    }

    private void putTail() {
        put(line.domainName(), "domain_name");
        put(line.chosenCertArn(), "chosen_cert_arn");
        put(line.matchedRulePriority(), "matched_rule_priority");
        put(line.requestCreationTime(), "request_creation_time", "request.creation_time");
        put(line.actionsExecuted(), "actions_executed", "actions");
        put(line.redirectUrl(), "redirect_url");
        put(line.errorReason(), "error_reason");
        put(line.targetPortList(), "target_port_list", "target_ip_port_list", "target_list");
        put(line.targetStatusCodeList(), "target_status_code_list", "target_status_list");
        put(line.classification(), "classification");
        put(line.classificationReason(), "classification_reason");
        put(line.connTraceId(), "tid", "traceability_id", "conn_trace_id");
    }

    private void putRequest() {
        RequestParts parts = RequestParts.of(line.request());
        Route route = Route.of(line.request());
        put(parts.method(), "http_method", "request_method", "request.verb", "request_verb", "method");
        put(parts.url(), "url", "request_url", "request.url");
        put(parts.protocol(), "http_version", "request_protocol", "request.protocol", "request_proto", "protocol");
        put(route.path(), "path");
        put(host(parts.url()), "host");
        put(latencySum(), "latency_sum");
    }

    private void putEndpoints() {
        put(line.clientIp(), "client_ip", "client.ip");
        put(port(line.client()), "client_port", "client.port");
        boolean none = line.target().equals("-");
        put(none ? "-" : line.target().substring(0, line.target().lastIndexOf(':')), "target_ip", "target.ip");
        put(none ? null : port(line.target()), "target_port", "target.port");
    }

    private static String port(String endpoint) {
        return endpoint.substring(endpoint.lastIndexOf(':') + 1);
    }

    /** Without scheme, port and path. */
    private static String host(String url) {
        String afterScheme = url.substring(url.indexOf("://") + 3);
        return afterScheme.split("[:/]", 2)[0];
    }

    /** Of the three times, or -1 when one is missing. */
    private String latencySum() {
        List<BigDecimal> times = List.of(new BigDecimal(line.requestProcessingTime()),
                new BigDecimal(line.targetProcessingTime()), new BigDecimal(line.responseProcessingTime()));
        boolean all = times.stream().allMatch(time -> time.signum() >= 0);
        return all ? times.stream().reduce(BigDecimal.ZERO, BigDecimal::add).toString() : "-1";
    }

    /** A field's value by a program's conventions. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        String of(String name);
    }
}
