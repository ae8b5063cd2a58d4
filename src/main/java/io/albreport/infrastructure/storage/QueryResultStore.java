package io.albreport.infrastructure.storage;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;

/** Keeps Athena's answers as long as one may want to look into a report that went wrong. */
public final class QueryResultStore extends Construct {
    /** What Athena writes goes below here. */
    public static final String PREFIX = "results/";

    public QueryResultStore(Construct scope, String id, Deployment deployment, ServerLogStore serverLogs) {
        super(scope, id);
        Bucket bucket = PrivateBucket.create(this, deployment, "query-results", serverLogs, LifecycleRule.builder()
                .id("expire")
                .expiration(Duration.days(7))
                .noncurrentVersionExpiration(Duration.days(1))
                .build());
        Replication.without(bucket, "Answers are read once, within minutes, by the run that asked");
    }
}
