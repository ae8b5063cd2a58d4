package io.albreport.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Synthesized templates as they would be in one account and region: references are names and ARNs. A resource without
 * a name of its own is named after its logical id.
 */
public final class DeployedTemplate {
    /** Types whose {@code Ref} is not a name. */
    private static final Set<String> REFERRED_TO_BY_ARN = Set.of("AWS::IAM::ManagedPolicy", "AWS::Lambda::Alias",
            "AWS::Lambda::LayerVersion", "AWS::Lambda::Version", "AWS::SNS::Topic");

    /** Properties that hold a name, for types that can have one. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("AWS::ApiGateway::Stage", "/StageName"), Map.entry("AWS::Athena::WorkGroup", "/Name"),
            Map.entry("AWS::Glue::Database", "/DatabaseInput/Name"), Map.entry("AWS::IAM::Role", "/RoleName"),
            Map.entry("AWS::Lambda::Function", "/FunctionName"), Map.entry("AWS::Logs::LogGroup", "/LogGroupName"),
            Map.entry("AWS::S3::Bucket", "/BucketName"), Map.entry("AWS::SNS::Topic", "/TopicName"),
            Map.entry("AWS::SQS::Queue", "/QueueName"), Map.entry("AWS::Scheduler::ScheduleGroup", "/Name"));

    private final Map<String, JsonNode> resources = new TreeMap<>();

    /** What AWS tells a deployment by parameters of its own, by their names. */
    private final Map<String, String> parameters = new TreeMap<>();
    private final String account;
    private final String region;
    private final Intrinsics intrinsics;

    /**
     * @param templates of one environment; their logical ids differ
     * @param account twelve digits
     */
    public DeployedTemplate(List<JsonNode> templates, String account, String region) {
        this.account = account;
        this.region = region;
        this.intrinsics = new Intrinsics(this::reference, this::attribute, Map.of("AWS::AccountId", account,
                "AWS::Partition", "aws", "AWS::Region", region, "AWS::URLSuffix", "amazonaws.com"));
        for (JsonNode template : templates) {
            template.path("Parameters").properties().forEach(
                    parameter -> parameters.put(parameter.getKey(), parameter.getValue().path("Default").asText()));
            template.path("Resources").properties().forEach(resource -> {
                if (resources.put(resource.getKey(), resource.getValue()) != null) {
                    throw new IllegalArgumentException("two resources are called " + resource.getKey());
                }
            });
        }
    }

    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    /** The properties of the resources of one type by logical id, resolved. */
    public Map<String, JsonNode> resources(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        resources.forEach((id, resource) -> {
            if (type(id).equals(type)) {
                found.put(id, intrinsics.resolve(resource.path("Properties")));
            }
        });
        return found;
    }

    /** The only one of this type. */
    public JsonNode resource(String type) {
        Map<String, JsonNode> found = resources(type);
        if (found.size() != 1) {
            throw new IllegalArgumentException("not one %s, but %s".formatted(type, found.keySet()));
        }
        return found.values().iterator().next();
    }

    public String arnOf(String id) {
        return attribute(id, "Arn");
    }

    /** The ARN of something here. */
    String arn(String service, String name) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, name);
    }

    private String reference(String id) {
        String parameter = parameters.get(id);
        if (parameter != null) {
            return parameter;
        }
        return REFERRED_TO_BY_ARN.contains(type(id)) ? arnOf(id) : name(id);
    }

    private String type(String id) {
        JsonNode resource = resources.get(id);
        if (resource == null) {
            throw new IllegalArgumentException("no resource or parameter here is called " + id);
        }
        return resource.path("Type").asText();
    }

    private JsonNode property(String id, String path) {
        type(id);
        return intrinsics
                .resolve(resources.getOrDefault(id, JsonNodeFactory.instance.nullNode()).at("/Properties" + path));
    }

    private String name(String id) {
        String name = property(id, NAMES.getOrDefault(type(id), "/nameless")).asText();
        return name.isEmpty() ? id : name;
    }

    private String attribute(String id, String attribute) {
        String function = type(id).startsWith("AWS::Lambda::") ? property(id, "/FunctionName").asText() : "";
        return switch (type(id) + "." + attribute) {
            case "AWS::ApiGateway::RestApi.RootResourceId" -> id + ".RootResourceId";
            case "AWS::Backup::BackupPlan.BackupPlanId" -> id;
            case "AWS::Backup::BackupVault.BackupVaultName" -> name(id);
            case "AWS::IAM::ManagedPolicy.Arn" -> "arn:aws:iam::" + account + ":policy/" + name(id);
            case "AWS::IAM::Role.Arn" -> "arn:aws:iam::" + account + ":role/" + name(id);
            case "AWS::KMS::Key.Arn" -> arn("kms", "key/" + id);
            case "AWS::Lambda::Alias.Arn" ->
                arn("lambda", "function:" + function + ":" + property(id, "/Name").asText());
            case "AWS::Lambda::Function.Arn" -> arn("lambda", "function:" + name(id));
            case "AWS::Lambda::LayerVersion.Arn" -> arn("lambda", "layer:" + id + ":1");
            case "AWS::Lambda::Version.Arn" -> arn("lambda", "function:" + function + ":1");
            case "AWS::Lambda::Version.Version" -> "1";
            case "AWS::Logs::LogGroup.Arn" -> arn("logs", "log-group:" + name(id) + ":*");
            case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + name(id);
            case "AWS::SNS::Topic.Arn", "AWS::SNS::Topic.TopicArn" -> arn("sns", name(id));
            case "AWS::SQS::Queue.Arn" -> arn("sqs", name(id));
            case "AWS::Scheduler::ScheduleGroup.Arn" -> arn("scheduler", "schedule-group/" + name(id));
            default -> throw new IllegalArgumentException("no meaning given here to " + attribute + " of " + id);
        };
    }
}
