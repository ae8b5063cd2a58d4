package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.Acceptance;

/** What is the same for every bucket: private, over TLS only, encrypted, owned by us; and, but for one, versioned and kept. */
final class PrivateBucket {
    /** Pieces of an upload that was never completed cost like an object and are seen by nobody. */
    private static final LifecycleRule ABANDONED_UPLOADS = LifecycleRule.builder()
            .id("abandoned-uploads")
            .abortIncompleteMultipartUploadAfter(Duration.days(7))
            .build();

    /** But for what a first deployment that fails has made: it is empty, and its name would be in the way of the next. */
    private static final RemovalPolicy KEPT = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private PrivateBucket() {}

    /**
     * @param kind becomes part of the bucket's name, and its folder in the server access logs
     * @param serverLogs where S3 says who read and wrote; null for the bucket of those logs itself
     */
    static Bucket create(Construct scope, Deployment deployment, String kind, @Nullable ServerLogStore serverLogs,
            LifecycleRule... rules) {
        Bucket.Builder builder = builder(scope, deployment, kind, rules).versioned(true).removalPolicy(KEPT);
        if (serverLogs != null) {
            builder.serverAccessLogsBucket(serverLogs.bucket()).serverAccessLogsPrefix(kind + "/");
        }
        Bucket bucket = builder.build();
        bucket.addLifecycleRule(ABANDONED_UPLOADS);
        // It goes on to refuse what is not TLS, and to let load balancers log, when the stack is gone.
        Objects.requireNonNull(bucket.getPolicy()).applyRemovalPolicy(KEPT);
        accept(bucket);
        return bucket;
    }

    /**
     * For what is of use for a while only: without versions, and deleted with its stack.
     *
     * @param serverLogs of another stack, which must let S3 write there by itself
     */
    static Bucket passing(Construct scope, Deployment deployment, String kind, IBucket serverLogs,
            LifecycleRule... rules) {
        Bucket bucket = builder(scope, deployment, kind, rules)
                .removalPolicy(RemovalPolicy.DESTROY)
                .serverAccessLogsBucket(serverLogs)
                .serverAccessLogsPrefix(kind + "/")
                .build();
        bucket.addLifecycleRule(ABANDONED_UPLOADS);
        accept(bucket);
        return bucket;
    }

    private static Bucket.Builder builder(Construct scope, Deployment deployment, String kind,
            LifecycleRule... rules) {
        return Bucket.Builder.create(scope, "Bucket")
                .bucketName(deployment.bucket(kind))
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .lifecycleRules(List.of(rules));
    }

    private static void accept(Bucket bucket) {
        Acceptance.of(
                "NIST.800.53.R5-S3DefaultEncryptionKMS",
                "SSE-S3 encrypts with AES-256; load balancers and server access logs can write to no other, and a replica under KMS would need the key of another region",
                "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html")
                .on(bucket);
    }
}
