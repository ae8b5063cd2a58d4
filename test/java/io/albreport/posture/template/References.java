package io.albreport.posture.template;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.aws.Intrinsics;

/**
 * What the resources of a template are called: by the name that they are given, else by where they stand in the code.
 * Logical ids have hashes in them, of which some change with every build.
 */
public final class References {
    private static final Set<String> REFERRED_TO_BY_ARN = Set.of("AWS::IAM::ManagedPolicy", "AWS::Lambda::Alias",
            "AWS::Lambda::LayerVersion", "AWS::Lambda::Version", "AWS::SNS::Topic");
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("AWS::Athena::WorkGroup", "/Name"),
            Map.entry("AWS::Backup::BackupVault", "/BackupVaultName"),
            Map.entry("AWS::CloudWatch::Alarm", "/AlarmName"),
            Map.entry("AWS::CloudWatch::CompositeAlarm", "/AlarmName"),
            Map.entry("AWS::CloudWatch::Dashboard", "/DashboardName"),
            Map.entry("AWS::Glue::Database", "/DatabaseInput/Name"), Map.entry("AWS::Glue::Table", "/TableInput/Name"),
            Map.entry("AWS::ApplicationSignals::ServiceLevelObjective", "/Name"),
            Map.entry("AWS::Logs::QueryDefinition", "/Name"), Map.entry("AWS::S3::Bucket", "/BucketName"));

    private final JsonNode template;
    private final String account;
    private final String region;
    private final Intrinsics intrinsics;
    private final Map<String, String> places = new TreeMap<>();

    public References(JsonNode template, String account, String region) {
        this.template = template;
        this.account = account;
        this.region = region;
        this.intrinsics = new Intrinsics(this::reference, this::attribute, Map.of("AWS::AccountId", account,
                "AWS::NoValue", "", "AWS::Partition", "aws", "AWS::Region", region, "AWS::URLSuffix",
                "amazonaws.com"));
        template.path("Resources").properties()
                .forEach(resource -> places.put(resource.getKey(), place(resource.getKey(), resource.getValue())));
    }

    public JsonNode resolve(JsonNode node) {
        return intrinsics.resolve(node);
    }

    /** Of the resource with this logical id. */
    public String name(String id) {
        JsonNode given = template.path("Resources").path(id).path("Properties").at(NAMES.getOrDefault(type(id), "/-"));
        return given.isMissingNode() ? places.getOrDefault(id, id) : resolve(given).asText();
    }

    private String reference(String id) {
        JsonNode parameter = template.path("Parameters").path(id).path("Default");
        return parameter.isMissingNode()
                ? REFERRED_TO_BY_ARN.contains(type(id)) ? arn(id) : name(id)
                : "what AWS says by " + parameter.asText();
    }

    private String attribute(String id, String attribute) {
        if (attribute.endsWith("Arn")) {
            return arn(id);
        }
        return attribute.endsWith("Name") ? name(id) : name(id) + "." + attribute;
    }

    private String arn(String id) {
        String lambda = "arn:aws:lambda:%s:%s:function:".formatted(region, account);
        return switch (type(id)) {
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name(id);
            case "AWS::Lambda::Function" -> lambda + name(id);
            case "AWS::Lambda::Alias" -> lambda + function(id) + ":" + property(id, "/Name");
            case "AWS::Lambda::Version" -> lambda + function(id) + ":version";
            case String type -> "arn:aws:%s:%s:%s:%s/%s".formatted(type.replaceFirst("^\\w+::(\\w+).*", "$1"), region,
                    account, kind(type), name(id));
        };
    }

    private String function(String id) {
        return property(id, "/FunctionName");
    }

    private String property(String id, String pointer) {
        return resolve(template.path("Resources").path(id).path("Properties").at(pointer)).asText();
    }

    private static String kind(String type) {
        return type.replaceFirst(".*::", "").replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private String type(String id) {
        return template.path("Resources").path(id).path("Type").asText();
    }

    private static String place(String id, JsonNode resource) {
        String path = resource.path("Metadata").path("aws:cdk:path").asText(id);
        return path.replaceFirst("^[^/]+/", "").replaceFirst("(/Resource|(/Default)+)$", "");
    }
}
