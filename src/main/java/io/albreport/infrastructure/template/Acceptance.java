package io.albreport.infrastructure.template;

import java.util.Arrays;
import java.util.List;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import software.amazon.awscdk.Aws;
import software.constructs.IConstruct;

/** A finding of cdk-nag that we accept, said beside the resource that it is about. */
public final class Acceptance {
    /** As cdk-nag writes one that is not known yet. */
    private static final String ACCOUNT = "<AWS::AccountId>";

    private final NagPackSuppression.Builder suppression;

    private Acceptance(NagPackSuppression.Builder suppression) {
        this.suppression = suppression;
    }

    /**
     * @param reason why that is right here
     * @param source where the reason can be checked: a page of AWS
     */
    public static Acceptance of(String rule, String reason, String source) {
        return new Acceptance(NagPackSuppression.builder().id(rule).reason(reason + " (" + source + ")"));
    }

    /** For a rule with several findings per resource: only these. An account that is not known yet may be in them. */
    public Acceptance appliesTo(String... findings) {
        suppression.appliesTo(Arrays.stream(findings).map(each -> each.replace(Aws.ACCOUNT_ID, ACCOUNT)).toList());
        return this;
    }

    public void on(IConstruct resource) {
        NagSuppressions.addResourceSuppressions(resource, List.of(suppression.build()));
    }
}
