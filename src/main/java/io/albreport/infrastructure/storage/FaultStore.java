package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.Acceptance;

import static io.albreport.infrastructure.template.Permission.allow;

/**
 * Where a running experiment says what fault the function is to show: a file for the minutes that it lasts. Each region
 * needs its own. Without versions, and deleted with its stack: an experiment that ends leaves nothing behind, while old
 * versions of what is gone would keep the bucket, and its name would be in the way of the next game day.
 * https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html
 */
public final class FaultStore extends Construct {
    /** What FIS writes goes below here. */
    public static final String FOLDER = "FisConfigs/";

    private static final String KIND = Deployment.FAULTS;

    /** What an experiment could not remove; it lasts for minutes. */
    private static final Duration KEPT = Duration.days(1);

    private final Bucket bucket;

    /** @param deployment whose Storage stack lets S3 log who wrote here: {@link ServerLogStore#takeFromFaultStore} */
    public FaultStore(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        bucket = PrivateBucket.passing(this, deployment, KIND,
                Bucket.fromBucketName(this, "ServerLogs", ServerLogStore.name(deployment)),
                LifecycleRule.builder().id("expire").expiration(KEPT).build());
        Annotations.of(bucket).acknowledgeWarning("@aws-cdk/aws-s3:accessLogsPolicyNotAdded",
                "the Storage stack, where that bucket is, allows it");
        Replication.without(bucket, "It is of use to this region's function only, for minutes");
        Acceptance.of("NIST.800.53.R5-S3BucketVersioningEnabled",
                "What an experiment wrote is of no use when it has ended, and versions would keep the bucket from being deleted",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html").on(bucket);
    }

    /** As {@code AWS_FIS_CONFIGURATION_LOCATION} has it: an ARN, and no URL. */
    public String location() {
        return bucket.arnForObjects(FOLDER);
    }

    /**
     * Lets a function look here. By the bucket's policy: it comes and goes with the bucket, while those of the function
     * are as large as IAM takes where there are many folders of logs.
     * https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html
     */
    public void readBy(IRole role) {
        PolicyStatement look = allow("LookForFaults", List.of("s3:ListBucket"), List.of(bucket.getBucketArn()));
        look.addConditions(Map.of("StringLike", Map.of("s3:prefix", FOLDER + "*")));
        for (PolicyStatement statement : List.of(look,
                allow("ReadFaults", List.of("s3:GetObject"), List.of(bucket.arnForObjects(FOLDER + "*"))))) {
            statement.addArnPrincipal(role.getRoleArn());
            bucket.addToResourcePolicy(statement);
        }
    }

    static String folder() {
        return KIND + "/";
    }
}
