package io.albreport.infrastructure.regions;

import java.util.List;

/** What AWS has in which regions, as far as this system needs it. Regions that are not named here have all of it. */
public final class Regions {
    /**
     * Where CloudFormation knows budgets and cost anomalies, whose services have one endpoint for all regions of the
     * partition, and where EventBridge learns of changes of IAM. In others, such as eu-central-2, a template that names
     * them is refused as a whole.
     * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2177
     * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1375
     * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/Welcome.html
     */
    public static final String GLOBAL = "us-east-1";

    private static final String GOV_CLOUD = "us-gov-";

    /**
     * China, and the partitions that are cut off from the internet, by how the names of their regions begin. They have
     * no Application Signals, and CloudFormation refuses the template of a Report stack there.
     * https://docs.aws.amazon.com/general/latest/gr/cwApplicationSignals_region.html
     */
    private static final List<String> WITHOUT_OBJECTIVES = List.of("cn-", "us-iso", "eu-iso");

    private Regions() {}

    public static boolean haveObjectives(String region) {
        return WITHOUT_OBJECTIVES.stream().noneMatch(region::startsWith);
    }

    /** Whether {@link #GLOBAL} speaks for it. Other partitions have bills, an IAM, and regions, of their own. */
    public static boolean belongToGlobal(String region) {
        return haveObjectives(region) && !region.startsWith(GOV_CLOUD);
    }
}
