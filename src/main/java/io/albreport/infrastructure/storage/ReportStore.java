package io.albreport.infrastructure.storage;

import java.util.List;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;

/**
 * Keeps reports and summaries for good, in all versions: a manifest may name one that is not the current one. What links
 * of mails open is kept until they have ended, and a day or two to look into it.
 */
public final class ReportStore extends Construct {
    /** Where runs write what they make. */
    public static final List<String> WRITTEN = List.of("reports/", "reviews/", "summaries/");

    /** Documents on links of mails are below here. */
    public static final String LINKS = "links/";

    /** A link lives for one. */
    private static final Duration LINKS_KEPT = Duration.days(3);

    public ReportStore(Construct scope, String id, Configuration configuration, ServerLogStore serverLogs) {
        super(scope, id);
        Deployment deployment = configuration.deployment();
        Bucket bucket = PrivateBucket.create(this, deployment, "reports", serverLogs, LifecycleRule.builder()
                .id("infrequent-access")
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.INFREQUENT_ACCESS)
                        .transitionAfter(Duration.days(30))
                        .build()))
                .build(),
                LifecycleRule.builder()
                        .id("links")
                        .prefix(LINKS)
                        .expiration(LINKS_KEPT)
                        .noncurrentVersionExpiration(Duration.days(1))
                        .build());
        Replication.of(bucket, "reports", configuration);
        configuration.gameDay().mark(bucket, deployment);
        CfnOutput.Builder.create(this, "BucketName")
                .description("Bucket that holds the reports, below reports/date=YYYY-MM-DD/")
                .value(deployment.reports())
                .build();
    }
}
