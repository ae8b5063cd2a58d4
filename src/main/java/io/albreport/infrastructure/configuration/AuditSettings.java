package io.albreport.infrastructure.configuration;

import java.util.List;

import io.albreport.infrastructure.context.Section;

/**
 * What is watched over beside the report itself; nothing unless configured.
 *
 * @param configRules whether AWS Config judges the buckets; it must be recording in each region already
 * @param iamChanges e-mail addresses of those who are told of changes of this system's roles and policies
 */
public record AuditSettings(boolean configRules, List<String> iamChanges) {
    /** Where EventBridge learns of changes of IAM, which is one for all regions. */
    public static final String REGION = "us-east-1";

    static AuditSettings from(Section audit, Deployment deployment) {
        List<String> readers = audit.texts("iamChanges", "an e-mail address", Subscriber.MAIL);
        if (!readers.isEmpty() && !areSeenFrom(deployment.region())) {
            throw audit.refused("iamChanges",
                    "absent in %s, whose IAM does not tell us-east-1".formatted(deployment.region()));
        }
        return new AuditSettings(audit.flag("configRules", false), readers);
    }

    /** Other partitions have an IAM, and regions, of their own. */
    private static boolean areSeenFrom(String region) {
        return !region.startsWith("cn-") && !region.startsWith("us-gov-");
    }

    public boolean watchesIam() {
        return !iamChanges.isEmpty();
    }
}
