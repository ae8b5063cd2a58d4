package io.albreport.infrastructure;

import java.util.Arrays;
import java.util.List;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import software.constructs.IConstruct;

/** A finding of cdk-nag that we accept, said beside the resource that it is about. */
final class Acceptance {
    private final NagPackSuppression.Builder suppression;

    private Acceptance(NagPackSuppression.Builder suppression) {
        this.suppression = suppression;
    }

    /**
     * @param reason why that is right here
     * @param source where the reason can be checked: a page of AWS
     */
    static Acceptance of(String rule, String reason, String source) {
        return new Acceptance(NagPackSuppression.builder().id(rule).reason(reason + " (" + source + ")"));
    }

    /** For a rule with several findings per resource: only these. */
    Acceptance appliesTo(String... findings) {
        suppression.appliesTo(List.copyOf(Arrays.asList(findings)));
        return this;
    }

    void on(IConstruct resource) {
        NagSuppressions.addResourceSuppressions(resource, List.of(suppression.build()));
    }
}
