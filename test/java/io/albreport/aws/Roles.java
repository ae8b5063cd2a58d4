package io.albreport.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** All roles of a template, with what is done in their name. */
public final class Roles {
    private final DeployedTemplate template;
    private final PolicySimulator simulator;

    public Roles(DeployedTemplate template) {
        this.template = template;
        this.simulator = new PolicySimulator(template.account(), new ResourcePolicies(template));
    }

    /**
     * By logical id.
     *
     * @param recorded what each role was seen to do, by ARN; the rest follows from how it is set up
     */
    public Map<String, Role> all(Map<String, List<Call>> recorded) {
        CallsByAws others = new CallsByAws(template);
        Map<String, Role> roles = new TreeMap<>();
        template.resources("AWS::IAM::Role").forEach((id, role) -> {
            if (keptByAws().contains(id)) {
                return;
            }
            String arn = template.arnOf(id);
            List<Call> seen = recorded.getOrDefault(arn, List.of());
            roles.put(id, new Role(arn, statements(id, role),
                    Stream.of(seen, others.inTheNameOf(arn), others.causedBy(seen)).flatMap(List::stream).distinct()
                            .toList(),
                    simulator));
        });
        return roles;
    }

    /** Logical ids of those with policies that AWS writes and changes: there is nothing in the template to judge. */
    public Set<String> keptByAws() {
        Set<String> kept = new TreeSet<>();
        template.resources("AWS::IAM::Role").forEach((id, role) -> role.path("ManagedPolicyArns").forEach(policy -> {
            if (policy.asText().contains(":iam::aws:policy/")) {
                kept.add(id);
            }
        }));
        return kept;
    }

    /** Whether the role's own policy lets the service take it, for what stands in the context. */
    public boolean mayBeTaken(String role, String service, Map<String, String> context) throws IOException {
        Call take = new Call("sts:AssumeRole", role, context);
        return simulator.judge(List.of(new PolicySimulator.Trial(service, List.of(), List.of(take)))).getFirst()
                .getFirst().allowed();
    }

    /** Inline, attached by the role, and attached by the policy. One that is not in the template has no place here. */
    private List<JsonNode> statements(String id, JsonNode role) {
        Map<String, JsonNode> managed = template.resources("AWS::IAM::ManagedPolicy");
        Map<String, JsonNode> byArn = new TreeMap<>();
        managed.forEach((policy, properties) -> byArn.put(template.arnOf(policy), properties));
        List<JsonNode> policies = new ArrayList<>();
        role.path("Policies").forEach(policies::add);
        role.path("ManagedPolicyArns").forEach(arn -> policies
                .add(Objects.requireNonNull(byArn.get(arn.asText()), id + " has a policy from elsewhere: " + arn)));
        Stream.concat(managed.values().stream(), template.resources("AWS::IAM::Policy").values().stream())
                .filter(policy -> StreamSupport.stream(policy.path("Roles").spliterator(), false)
                        .anyMatch(name -> template.arnOf(id).endsWith("/" + name.asText())))
                .forEach(policies::add);
        return policies.stream().flatMap(
                policy -> StreamSupport.stream(policy.at("/PolicyDocument/Statement").spliterator(), false)).toList();
    }
}
