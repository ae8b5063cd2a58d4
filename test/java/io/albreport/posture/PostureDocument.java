package io.albreport.posture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.albreport.infrastructure.DeployedStack;
import io.albreport.posture.template.Arns;
import io.albreport.posture.template.Line;
import io.albreport.posture.template.References;
import io.albreport.posture.template.Subject;
import io.albreport.posture.words.Kind;
import io.albreport.posture.words.Kinds;
import io.albreport.posture.words.Statements;

/** Tells a template: each resource under its kind, each property in a line of its own. */
final class PostureDocument {
    private static final Set<String> TAGS = Set.of("Tags", "BackupPlanTags", "BackupVaultTags", "ResourceTags");
    private static final Set<String> NOT_TOLD_AS_THEY_STAND = Set.of("Type", "Properties", "Metadata", "DependsOn",
            "DeletionPolicy", "UpdateReplacePolicy");
    private static final Map<String, String> FATES = Map.of("Retain", "kept", "Delete", "deleted", "Snapshot",
            "deleted, after a last copy", "RetainExceptOnCreate", "kept, unless it is new");

    private final DeployedStack stack;
    private final References references;
    private final Arns arns;
    private final Document document;
    private final String usualTags;

    private PostureDocument(DeployedStack stack) {
        this.stack = stack;
        this.references = new References(stack.template(), stack.account(), stack.region());
        this.arns = new Arns(stack.account(), stack.region());
        this.document = Document.of(stack.name());
        this.usualTags = usualTags();
    }

    static Document of(DeployedStack stack) {
        PostureDocument posture = new PostureDocument(stack);
        posture.tellStack();
        posture.resources().forEach((_, id) -> posture.tell(id));
        return posture.document;
    }

    /** Types of resources of which nothing but raw properties can be told. */
    static Set<String> withoutWords(JsonNode template) {
        return template.path("Resources").valueStream().map(resource -> resource.path("Type").asText())
                .filter(type -> !Kinds.knows(type) && !type.equals("AWS::CDK::Metadata")).collect(Collectors.toSet());
    }

    private void tellStack() {
        document.stack().add(new Line("Purpose", stack.template().path("Description").asText()));
        document.stack().add(new Line("Region", stack.region()));
        document.stack().add(new Line("Account", stack.account()));
        document.stack().add(new Line("Protected from deletion", stack.isProtected() ? "yes" : "no"));
        document.stack().add(new Line("Tags, unless it says otherwise below", usualTags));
        stack.template().path("Outputs").forEach(output -> document.outputs().add(new Line(
                output.path("Description").asText(), arns.inWords(references.resolve(output.path("Value")).asText()))));
    }

    /** Logical ids by type and name: in an order that no hash decides. */
    private Map<String, String> resources() {
        Map<String, String> sorted = new TreeMap<>();
        resource("").properties().forEach(resource -> {
            String type = resource.getValue().path("Type").asText();
            if (!type.equals("AWS::CDK::Metadata")) {
                sorted.put(Kinds.order(type) + " " + references.name(resource.getKey()) + " " + resource.getKey(),
                        resource.getKey());
            }
        });
        return sorted;
    }

    private JsonNode resource(String id) {
        return id.isEmpty() ? stack.template().path("Resources") : stack.template().path("Resources").path(id);
    }

    private void tell(String id) {
        JsonNode resource = resource(id);
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        references.resolve(resource.path("Properties")).properties()
                .forEach(property -> properties.set(property.getKey(), property.getValue()));
        String tags = tags(properties);
        properties.remove(TAGS);
        Subject subject = Subject.of(properties, arns);
        Kind kind = Kinds.of(resource.path("Type").asText());
        String heading = kind.heading().apply(subject, carrier(id));
        kind.tell().accept(subject);
        if (!tags.isEmpty() && !tags.equals(usualTags)) {
            subject.line("Tags", tags);
        }
        tellAround(resource, subject);
        document.add(kind.section(), heading, subject.lines());
        accepted(references.name(id), resource);
    }

    private void tellAround(JsonNode resource, Subject subject) {
        fate(resource.path("DeletionPolicy"), "When it is removed from the stack", subject);
        fate(resource.path("UpdateReplacePolicy"), "When another replaces it", subject);
        List<String> before = Statements.texts(resource.path("DependsOn")).stream().map(references::name).sorted()
                .toList();
        if (!before.isEmpty()) {
            subject.line("Comes after", String.join(", ", before));
        }
        resource.properties().stream().filter(one -> !NOT_TOLD_AS_THEY_STAND.contains(one.getKey())).forEach(
                attribute -> subject.line("Property " + attribute.getKey(), attribute.getValue().toString()));
    }

    private static void fate(JsonNode policy, String label, Subject subject) {
        if (!policy.isMissingNode()) {
            subject.line(label, FATES.getOrDefault(policy.asText(), policy.asText()));
        }
    }

    /** A policy is told with the role that has it. */
    private String carrier(String id) {
        String name = references.name(id);
        if (!resource(id).path("Type").asText().equals("AWS::IAM::ManagedPolicy")) {
            return name;
        }
        List<String> roles = new ArrayList<>();
        resource("").properties().forEach(other -> {
            JsonNode policies = other.getValue().at("/Properties/ManagedPolicyArns");
            if (policies.findValuesAsText("Ref").contains(id)) {
                roles.add(references.name(other.getKey()));
            }
        });
        return roles.size() == 1 ? roles.getFirst() : name;
    }

    private void accepted(String name, JsonNode resource) {
        for (JsonNode rule : resource.at("/Metadata/cdk_nag/rules_to_suppress")) {
            String only = String.join(", ", Statements.texts(rule.path("applies_to")));
            document.accepted().add(new Line(name + ", " + rule.path("id").asText(),
                    rule.path("reason").asText() + (only.isEmpty() ? "" : "; only " + only)));
        }
    }

    private String usualTags() {
        Map<String, Integer> counts = new HashMap<>();
        resource("").forEach(resource -> counts.merge(tags(resource.path("Properties")), 1, Integer::sum));
        counts.remove("");
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse("");
    }

    private static String tags(JsonNode properties) {
        Map<String, String> tags = new TreeMap<>();
        for (String name : TAGS) {
            JsonNode all = properties.path(name);
            all.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
            if (all.isArray()) {
                all.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
            }
        }
        return tags.entrySet().stream().map(tag -> tag.getKey() + " = " + tag.getValue())
                .collect(Collectors.joining(", "));
    }
}
