package io.albreport.infrastructure.gameday;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.InOrder;

import static io.albreport.infrastructure.template.Permission.allow;
import static java.util.Map.entry;

/**
 * S3 copies no report into the other region. The alarm on it is there, where the copies do not arrive, and out of reach
 * of an assertion here.
 */
public final class PausedCopies extends Construct {
    /**
     * S3 may go on copying for an hour after it was told to pause, and an object is late after 15 minutes: the rest is
     * left to see the alarm rise.
     * https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html
     */
    private static final Duration LASTS = Duration.ofHours(2);

    private PausedCopies(Construct scope, String id, Laboratory laboratory, Deployment there) {
        super(scope, id);
        new Experiment(this, "Experiment", laboratory,
                "ALB Report: copies that do not arrive are told in the other region, and arrive when the fault has ended",
                new Fault("aws:s3:bucket-pause-replication", LASTS,
                        InOrder.of(entry("destinationBuckets", there.reports()), entry("region", there.region())),
                        "Buckets",
                        "aws:s3:bucket"),
                Optional.empty(), permissions(laboratory.deployment(), there));
    }

    /** None where there is one region. */
    public static Optional<PausedCopies> in(Construct scope, String id, Laboratory laboratory) {
        return laboratory.deployment().other().map(there -> new PausedCopies(scope, id, laboratory, there));
    }

    /**
     * The way to the other region, and no other, and rules of replication are written to pause them, and for nothing
     * else.
     * https://docs.aws.amazon.com/fis/latest/userguide/security_iam_id-based-policy-examples.html
     */
    private List<PolicyStatement> permissions(Deployment here, Deployment there) {
        List<String> bucket = List.of("arn:%s:s3:::%s".formatted(Stack.of(this).getPartition(), here.reports()));
        PolicyStatement pause = allow("Pause", List.of("s3:PauseReplication"), bucket);
        pause.addConditions(Map.of("StringEquals", Map.of("s3:destinationRegion", there.region())));
        PolicyStatement write = allow("WriteRulesThatPause", List.of("s3:PutReplicationConfiguration"), bucket);
        write.addConditions(Map.of("Bool", Map.of("s3:isReplicationPauseRequest", "true")));
        return List.of(pause, write, allow("ReadRules", List.of("s3:GetReplicationConfiguration"), bucket),
                allow("FindTheBucket", List.of("s3:ListAllMyBuckets"), List.of("*")));
    }
}
