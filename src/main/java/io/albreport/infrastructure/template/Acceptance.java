package io.albreport.infrastructure.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Validations;
import software.constructs.IConstruct;

/** A finding of cdk-nag that we accept, said beside the resource that it is about. */
public final class Acceptance {
    /** As cdk-nag writes one that is not known yet. */
    private static final String ACCOUNT = "<AWS::AccountId>";

    private static final String TOLD = "cdk_nag";
    private static final String RULES = "rules_to_suppress";

    private final String rule;
    private final String reason;
    private final List<String> findings;

    private Acceptance(String rule, String reason, List<String> findings) {
        this.rule = rule;
        this.reason = reason;
        this.findings = findings;
    }

    /**
     * @param rule with its pack in front, such as {@code AwsSolutions-IAM5}
     * @param reason why that is right here
     * @param source where the reason can be checked: a page of AWS
     */
    public static Acceptance of(String rule, String reason, String source) {
        return new Acceptance(rule, reason + " (" + source + ")", List.of());
    }

    /** For a rule with several findings per resource: only these. An account that is not known yet may be in them. */
    public Acceptance appliesTo(String... some) {
        return new Acceptance(rule, reason,
                Arrays.stream(some).map(each -> each.replace(Aws.ACCOUNT_ID, ACCOUNT)).toList());
    }

    /**
     * Not on the construct itself, or it would be for all that is within, and will be. What was accepted of a resource is
     * told by the template, too; cdk-nag would tell it only together with what the library accepts.
     */
    public void on(IConstruct construct) {
        CfnResource resource = construct instanceof CfnResource itself
                ? itself
                : (CfnResource) Objects.requireNonNull(construct.getNode().getDefaultChild(), "no resource to judge");
        Validations.of(resource).acknowledge(acknowledgments());
        List<Object> told = new ArrayList<>();
        if (resource.getMetadata(TOLD) instanceof Map<?, ?> before && before.get(RULES) instanceof List<?> rules) {
            told.addAll(rules);
        }
        told.add(findings.isEmpty()
                ? InOrder.of(Map.entry("id", rule), Map.entry("reason", reason))
                : InOrder.<Object>of(Map.entry("id", rule), Map.entry("reason", reason),
                        Map.entry("applies_to", findings)));
        resource.addMetadata(TOLD, Map.of(RULES, told));
    }

    private Acknowledgment[] acknowledgments() {
        Stream<String> names = findings.isEmpty()
                ? Stream.of(rule)
                : findings.stream().map(each -> "%s[%s]".formatted(rule, each));
        return names.map(each -> Acknowledgment.builder().id(pack() + "::" + each).reason(reason).build())
                .toArray(Acknowledgment[]::new);
    }

    /** With it in front, the finding is in the report, as accepted; without, cdk-nag does not tell of it at all. */
    private String pack() {
        return rule.substring(0, rule.indexOf('-'));
    }
}
