package io.albreport.reference;

import java.util.List;

/** Tells by its name whether a file is an access log of an Application Load Balancer. */
final class LogFileKind {
    private static final List<String> EXTENSIONS = List.of(".log", ".gz");
    private static final List<String> OTHER_LOGS = List.of("conn_log_", "health_check_log_");
    private static final String MARK = "_elasticloadbalancing_";

    private LogFileKind() {}

    static boolean isAccessLog(String baseName) {
        boolean extension = EXTENSIONS.stream().anyMatch(baseName::endsWith);
        boolean other = OTHER_LOGS.stream().anyMatch(baseName::startsWith);
        return extension && !other && !isOfOtherLoadBalancer(baseName);
    }

    /** The name is as AWS gives it, but after the region there is not the {@code app.} of an ALB. */
    private static boolean isOfOtherLoadBalancer(String baseName) {
        int mark = baseName.indexOf(MARK);
        if (mark < 0 || !FieldText.isDigits(baseName.substring(0, mark))) {
            return false;
        }
        String fromRegion = baseName.substring(mark + MARK.length());
        int end = fromRegion.indexOf('_');
        return end >= 0 && !fromRegion.startsWith("app.", end + 1);
    }
}
