package io.albreport.infrastructure.storage;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;

/** Keeps what S3 says about who read and wrote the other buckets. */
public final class ServerLogStore extends Construct {
    private static final Duration KEPT = Duration.days(90);

    private final Bucket bucket;

    public ServerLogStore(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        bucket = PrivateBucket.create(this, deployment, "server-logs", null, LifecycleRule.builder()
                .id("expire")
                .expiration(KEPT)
                .noncurrentVersionExpiration(Duration.days(7))
                .build());
        Replication.without(bucket, "They tell of this region's buckets and are of use beside those only");
    }

    IBucket bucket() {
        return bucket;
    }
}
