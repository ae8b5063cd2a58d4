package io.albreport.infrastructure.storage;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.LogSettings;

/** Our own bucket for access logs. Not there where logs already have a bucket, which then stays untouched. */
public final class AccessLogStore extends Construct {
    /** In days. Glacier Instant Retrieval charges for 90 at least, and Athena skips the slower Glacier classes silently. */
    private static final int INSTANT_RETRIEVAL_AFTER = 90;

    public AccessLogStore(Construct scope, String id, Configuration configuration, ServerLogStore serverLogs) {
        super(scope, id);
        Bucket bucket = PrivateBucket.create(this, configuration.deployment(), "access-logs", serverLogs,
                lifecycle(configuration.retention().logsDays()));
        for (String account : configuration.logs().accounts()) {
            bucket.addToResourcePolicy(delivery(bucket, configuration.logs(), account));
        }
        Replication.of(bucket, "access-logs", configuration);
        CfnOutput.Builder.create(this, "BucketName")
                .description("Bucket to name in the access log settings of each load balancer")
                .value(configuration.deployment().bucket("access-logs"))
                .build();
    }

    /**
     * The path names the account, and Elastic Load Balancing writes for an account below its own number only. A
     * condition on aws:SourceArn or aws:SourceAccount is not documented for this principal: where the key is absent
     * from a request, it would silently refuse all logs.
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
     */
    private static PolicyStatement delivery(Bucket bucket, LogSettings logs, String account) {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects(logs.folder(account) + "*")))
                .build();
    }

    private static LifecycleRule lifecycle(int days) {
        List<Transition> transitions = new ArrayList<>();
        if (days > INSTANT_RETRIEVAL_AFTER) {
            transitions.add(Transition.builder()
                    .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                    .transitionAfter(Duration.days(INSTANT_RETRIEVAL_AFTER))
                    .build());
        }
        return LifecycleRule.builder()
                .id("archive-and-expire")
                .transitions(transitions)
                .expiration(Duration.days(days))
                .noncurrentVersionExpiration(Duration.days(30))
                .build();
    }
}
