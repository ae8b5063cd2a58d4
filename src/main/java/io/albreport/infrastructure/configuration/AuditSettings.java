package io.albreport.infrastructure.configuration;

import java.util.List;

import io.albreport.infrastructure.context.Section;
import io.albreport.infrastructure.regions.Regions;

/**
 * What is watched over beside the report itself; nothing unless configured.
 *
 * @param configRules whether AWS Config judges the buckets; it must be recording in each region already
 * @param iamChanges e-mail addresses of those who are told of changes of this system's roles and policies
 */
public record AuditSettings(boolean configRules, List<String> iamChanges) {
    static AuditSettings from(Section audit, Deployment deployment) {
        List<String> readers = audit.texts("iamChanges", "an e-mail address", Subscriber.MAIL);
        if (!readers.isEmpty() && !Regions.belongToGlobal(deployment.region())) {
            throw audit.refused("iamChanges",
                    "absent in %s, whose IAM does not tell us-east-1".formatted(deployment.region()));
        }
        return new AuditSettings(audit.flag("configRules", false), readers);
    }

    public boolean watchesIam() {
        return !iamChanges.isEmpty();
    }
}
