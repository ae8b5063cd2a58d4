package io.albreport.aws;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The policies that resources have of their own: who may use them at all, and how. By ARN. */
final class ResourcePolicies {
    private static final String DOCUMENT = "PolicyDocument";

    private final Map<String, JsonNode> byArn = new TreeMap<>();

    ResourcePolicies(DeployedTemplate template) {
        template.resources("AWS::S3::BucketPolicy").values()
                .forEach(policy -> byArn.put("arn:aws:s3:::" + policy.path("Bucket").asText(), policy.path(DOCUMENT)));
        template.resources("AWS::SNS::TopicPolicy").values().forEach(
                policy -> policy.path("Topics").forEach(topic -> byArn.put(topic.asText(), policy.path(DOCUMENT))));
        template.resources("AWS::SQS::QueuePolicy").values().forEach(policy -> policy.path("Queues")
                .forEach(queue -> byArn.put(template.arn("sqs", queue.asText()), policy.path(DOCUMENT))));
        template.resources("AWS::KMS::Key").forEach((id, key) -> byArn.put(template.arnOf(id), key.path("KeyPolicy")));
        template.resources("AWS::IAM::Role")
                .forEach((id, role) -> byArn.put(template.arnOf(id), role.path("AssumeRolePolicyDocument")));
    }

    /** An object in a bucket has the bucket's. */
    @Nullable
    JsonNode of(String resource) {
        JsonNode own = byArn.get(resource);
        return own != null ? own : byArn.get(resource.replaceFirst("/.*", ""));
    }
}
