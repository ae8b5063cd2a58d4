package io.albreport.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What FIS does in the name of an experiment's role, by its actions, its targets and its log.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html">Permissions of actions</a>
 * @param experiment properties of its template
 */
record ExperimentCalls(DeployedTemplate template, JsonNode experiment) {
    List<Call> all() {
        List<Call> calls = new ArrayList<>(logging());
        experiment.path("Targets").forEach(target -> calls.add(new Call("tag:GetResources", "*")));
        experiment.path("Actions").forEach(action -> calls.addAll(caused(action)));
        return calls;
    }

    private List<Call> caused(JsonNode action) {
        return switch (action.path("ActionId").asText()) {
            case "aws:lambda:invocation-error", "aws:lambda:invocation-add-delay" -> tellingFunctions(action);
            case "aws:s3:bucket-pause-replication" -> pausing(action);
            case "aws:cloudwatch:assert-alarm-state" -> lookingAtAlarms(action.path("Parameters"));
            default -> throw new IllegalArgumentException("not known here what is called by " + action);
        };
    }

    /** What they are told goes where the function looks for it. */
    private List<Call> tellingFunctions(JsonNode action) {
        List<Call> calls = new ArrayList<>();
        JsonNode tags = tags(action);
        template.resources("AWS::Lambda::Function").forEach((id, function) -> {
            if (bears(function, tags)) {
                Call find = new Call("lambda:GetFunction", template.arnOf(id));
                calls.add(withTags(find, tags));
                String told = function.at("/Environment/Variables/AWS_FIS_CONFIGURATION_LOCATION").asText() + "any";
                calls.add(new Call("s3:PutObject", told));
                calls.add(new Call("s3:DeleteObject", told));
            }
        });
        return calls;
    }

    private List<Call> pausing(JsonNode action) {
        List<Call> calls = new ArrayList<>(List.of(new Call("s3:ListAllMyBuckets", "*")));
        template.resources("AWS::S3::Bucket").forEach((id, bucket) -> {
            if (bears(bucket, tags(action))) {
                calls.add(new Call("s3:PauseReplication", template.arnOf(id)).with("s3:destinationRegion",
                        action.at("/Parameters/region").asText()));
                calls.add(new Call("s3:GetReplicationConfiguration", template.arnOf(id)));
                calls.add(new Call("s3:PutReplicationConfiguration", template.arnOf(id))
                        .with("s3:isReplicationPauseRequest", "true"));
            }
        });
        return calls;
    }

    private static List<Call> lookingAtAlarms(JsonNode parameters) {
        return List.of(parameters.path("alarmArns").asText().split(",")).stream()
                .map(alarm -> new Call("cloudwatch:DescribeAlarms", alarm)).toList();
    }

    /** @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/monitoring-logging.html">Logs of experiments</a> */
    private static List<Call> logging() {
        return List.of(new Call("logs:CreateLogDelivery", "*"), new Call("logs:PutResourcePolicy", "*"),
                new Call("logs:DescribeResourcePolicies", "*"),
                new Call("logs:DescribeLogGroups", "*"));
    }

    private JsonNode tags(JsonNode action) {
        return experiment.path("Targets").path(action.path("Targets").valueStream().findFirst().orElseThrow().asText())
                .path("ResourceTags");
    }

    private static boolean bears(JsonNode resource, JsonNode tags) {
        return tags.properties().stream().allMatch(tag -> resource.path("Tags").valueStream()
                .anyMatch(one -> one.path("Key").asText().equals(tag.getKey())
                        && one.path("Value").equals(tag.getValue())));
    }

    private static Call withTags(Call call, JsonNode tags) {
        Call tagged = call;
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            tagged = tagged.with("aws:ResourceTag/" + tag.getKey(), tag.getValue().asText());
        }
        return tagged;
    }
}
