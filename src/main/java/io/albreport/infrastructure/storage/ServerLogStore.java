package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.Map;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/** Keeps what S3 says about who read and wrote the other buckets. */
public final class ServerLogStore extends Construct {
    private static final String KIND = "server-logs";
    private static final Duration KEPT = Duration.days(90);

    private final Deployment deployment;
    private final Bucket bucket;

    public ServerLogStore(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        this.deployment = deployment;
        bucket = PrivateBucket.create(this, deployment, KIND, null, LifecycleRule.builder()
                .id("expire")
                .expiration(KEPT)
                .noncurrentVersionExpiration(Duration.days(7))
                .build());
        Replication.without(bucket, "They tell of this region's buckets and are of use beside those only");
    }

    IBucket bucket() {
        return bucket;
    }

    static String name(Deployment deployment) {
        return deployment.bucket(KIND);
    }

    /** That bucket is in another stack, and cannot say so itself. */
    public void takeFromFaultStore() {
        String source = "arn:%s:s3:::%s".formatted(Stack.of(this).getPartition(), deployment.faults());
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logging.s3.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(FaultStore.folder() + "*")))
                .conditions(InOrder.of(
                        entry("ArnLike", Map.of("aws:SourceArn", source)),
                        entry("StringEquals", Map.of("aws:SourceAccount", deployment.accountId()))))
                .build());
    }
}
