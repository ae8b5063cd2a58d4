package io.albreport.reference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One readable line, its fields as they stand in it: without the quotes around them, nothing decoded, {@code -} kept.
 * The first 18 are in every line; a later one is null when the line ends before it, or from where it loses its shape.
 *
 * @param further what follows field 34, whatever AWS appends
 */
public record LogLine(String type, String time, String elb, String client, String target, String requestProcessingTime,
        String targetProcessingTime, String responseProcessingTime, String elbStatusCode, String targetStatusCode,
        String receivedBytes, String sentBytes, String request, String userAgent, String sslCipher, String sslProtocol,
        String targetGroupArn, String traceId, @Nullable String domainName, @Nullable String chosenCertArn,
        @Nullable String matchedRulePriority, @Nullable String requestCreationTime, @Nullable String actionsExecuted,
        @Nullable String redirectUrl, @Nullable String errorReason, @Nullable String targetPortList,
        @Nullable String targetStatusCodeList, @Nullable String classification, @Nullable String classificationReason,
        @Nullable String connTraceId, @Nullable String transformedHost, @Nullable String transformedUri,
        @Nullable String requestTransformStatus, @Nullable String ipAddress, List<String> further) {

    /** Null when the line is no readable access log line. */
    public static @Nullable LogLine parse(String line) {
        FieldScanner scanner = new FieldScanner(line);
        List<FieldShape> shapes = FieldShape.OF_ACCESS_LOG;
        List<String> f = new ArrayList<>(scanner.leading(shapes.subList(0, FieldShape.REQUIRED)));
        if (f.size() < FieldShape.REQUIRED || !LineEnd.of(scanner.remaining()).endsOneLine()) {
            return null;
        }
        f.addAll(scanner.leading(shapes.subList(FieldShape.REQUIRED, shapes.size())));
        List<String> further = f.size() < FieldShape.OF_ACCESS_LOG.size() ? List.of() : scanner.rest();
        return new LogLine(f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7), f.get(8),
                f.get(9), f.get(10), f.get(11), f.get(12), f.get(13), f.get(14), f.get(15), f.get(16), f.get(17),
                at(f, 18), at(f, 19), at(f, 20), at(f, 21), at(f, 22), at(f, 23), at(f, 24), at(f, 25), at(f, 26),
                at(f, 27), at(f, 28), at(f, 29), at(f, 30), at(f, 31), at(f, 32), at(f, 33), further);
    }

    private static @Nullable String at(List<String> fields, int index) {
        return index < fields.size() ? fields.get(index) : null;
    }

    /** Address of the client, or of the proxy before the load balancer. */
    public String clientIp() {
        int colon = client.lastIndexOf(':');
        String ip = colon < 0 ? client : client.substring(0, colon);
        return ip.startsWith("[") && ip.endsWith("]") ? ip.substring(1, ip.length() - 1) : ip;
    }
}
