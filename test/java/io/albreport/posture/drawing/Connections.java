package io.albreport.posture.drawing;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.posture.words.Statements;

/** What a resource does to others, by its references, its targets and its policies. */
record Connections(Boxes boxes) {
    /** What an action that a policy allows is drawn as; what else it allows goes with these. */
    private static final Map<String, String> VERBS = Map.of("athena:StartQueryExecution", "queries",
            "lambda:InvokeFunction", "starts", "s3:GetObject", "reads", "s3:PutObject", "writes",
            "s3:ReplicateObject", "copies to", "sns:Publish", "tells");

    Stream<Connection> of(Part part) {
        return switch (part.type()) {
            case "AWS::ApplicationSignals::ServiceLevelObjective", "AWS::CloudWatch::Alarm" -> Stream
                    .concat(measured(part), from(part, "tells", part.texts("AlarmActions")));
            case "AWS::CloudWatch::CompositeAlarm" -> from(part, "tells", part.texts("AlarmActions"));
            case "AWS::Athena::WorkGroup" -> from(part, "writes", part.texts("OutputLocation"));
            case "AWS::Glue::Table" -> from(part, "reads", part.texts("Location"));
            case "AWS::Backup::BackupPlan" -> from(part, "copies to", part.texts("DestinationBackupVaultArn"));
            case "AWS::Backup::BackupSelection" -> from(part, "reads", part.texts("Resources"));
            case "AWS::Budgets::Budget", "AWS::CE::AnomalySubscription" -> part.texts("Address")
                    .flatMap(address -> between(boxes.around(part), "tells", notOurs(address)));
            case "AWS::IAM::ManagedPolicy" -> Stream.concat(part.property("/PolicyDocument/Statement").valueStream(),
                    Stream.of(part.property("/PolicyDocument/Statement")))
                    .flatMap(statement -> allowed(part, statement));
            case "AWS::Lambda::EventInvokeConfig" -> from(part, Connection.ON_FAILURE, part.texts("Destination"));
            case "AWS::Scheduler::Schedule" -> Stream.concat(
                    from(part, "starts", Stream.of(part.property("/Target/Arn").asText())),
                    from(part, Connection.ON_FAILURE, part.property("/Target/DeadLetterConfig").valueStream()
                            .map(JsonNode::asText)));
            case "AWS::SNS::Subscription" -> subscribed(part);
            default -> Stream.empty();
        };
    }

    private Stream<Connection> allowed(Part part, JsonNode statement) {
        return Statements.texts(statement.path("Action")).stream().filter(VERBS::containsKey)
                .flatMap(action -> from(part, VERBS.getOrDefault(action, action),
                        Statements.texts(statement.path("Resource")).stream()));
    }

    /** Numbers go from what is measured to who looks at them. */
    private Stream<Connection> measured(Part part) {
        return part.properties().findValues("Dimensions").stream().flatMap(JsonNode::valueStream)
                .map(dimension -> dimension.path("Value").asText())
                .flatMap(name -> between(boxes.meant(name, part.region()), Connection.MEASURED, boxes.around(part)));
    }

    private Stream<Connection> subscribed(Part part) {
        Optional<Box> topic = boxes.meant(part.property("/TopicArn").asText(), part.region());
        return Stream.concat(
                between(topic, part.property("/Protocol").asText(), notOurs(part.property("/Endpoint").asText())),
                part.texts("deadLetterTargetArn").flatMap(
                        queue -> between(topic, Connection.ON_FAILURE, boxes.meant(queue, part.region()))));
    }

    private Stream<Connection> from(Part part, String verb, Stream<String> targets) {
        return targets.flatMap(target -> between(boxes.around(part), verb, boxes.meant(target, part.region())));
    }

    private static Optional<Box> notOurs(String endpoint) {
        return Optional.of(Box.notOurs(endpoint.replaceAll("[{}]|resolve:", ""), ""));
    }

    private static Stream<Connection> between(Optional<Box> from, String verb, Optional<Box> to) {
        return from
                .flatMap(one -> to.filter(other -> !other.equals(one)).map(other -> new Connection(one, other, verb)))
                .stream();
    }
}
