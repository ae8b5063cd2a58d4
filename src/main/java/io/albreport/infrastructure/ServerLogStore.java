package io.albreport.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Keeps what S3 says about who read and wrote the other buckets. */
final class ServerLogStore extends Construct {
    private static final Duration KEPT = Duration.days(90);

    private final Bucket bucket;

    ServerLogStore(Construct scope, String id, Deployment deployment) {
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
