package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.Acceptance;

/** What is the same for every bucket: versioned, private, over TLS only, encrypted, owned by us, and kept. */
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
        Bucket.Builder builder = Bucket.Builder.create(scope, "Bucket")
                .bucketName(deployment.bucket(kind))
                .versioned(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .encryption(BucketEncryption.S3_MANAGED)
                .lifecycleRules(List.of(rules))
                .removalPolicy(KEPT);
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

    private static void accept(Bucket bucket) {
        Acceptance.of(
                "NIST.800.53.R5-S3DefaultEncryptionKMS",
                "SSE-S3 encrypts with AES-256; load balancers and server access logs can write to no other, and a replica under KMS would need the key of another region",
                "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html")
                .on(bucket);
    }
}
