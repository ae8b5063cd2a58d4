package io.albreport.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** Keeps Athena's answers as long as one may want to look into a report that went wrong. */
final class QueryResultStore extends Construct {
    /** What Athena writes goes below here. */
    static final String PREFIX = "results/";

    QueryResultStore(Construct scope, String id, Deployment deployment, ServerLogStore serverLogs) {
        super(scope, id);
        Bucket bucket = PrivateBucket.create(this, deployment, "query-results", serverLogs, LifecycleRule.builder()
                .id("expire")
                .expiration(Duration.days(7))
                .noncurrentVersionExpiration(Duration.days(1))
                .build());
        Replication.without(bucket, "Answers are read once, within minutes, by the run that asked");
    }
}
