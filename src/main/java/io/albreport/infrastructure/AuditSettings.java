package io.albreport.infrastructure;

import java.util.List;

/**
 * What is watched over beside the report itself; nothing unless configured.
 *
 * @param configRules whether AWS Config judges the buckets; it must be recording in each region already
 * @param iamChanges e-mail addresses of those who are told of changes of this system's roles and policies
 */
record AuditSettings(boolean configRules, List<String> iamChanges) {
    static AuditSettings from(Section audit, Deployment deployment) {
        List<String> readers = audit.texts("iamChanges", "an e-mail address", Subscriber.MAIL);
        if (!readers.isEmpty() && !IamChanges.areSeenFrom(deployment.region())) {
            throw audit.refused("iamChanges",
                    "absent in %s, whose IAM does not tell us-east-1".formatted(deployment.region()));
        }
        return new AuditSettings(audit.flag("configRules", false), readers);
    }

    boolean watchesIam() {
        return !iamChanges.isEmpty();
    }
}
