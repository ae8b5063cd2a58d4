package io.albreport.infrastructure.audit;

import software.amazon.awscdk.services.config.ManagedRule;
import software.amazon.awscdk.services.config.ManagedRuleIdentifiers;
import software.amazon.awscdk.services.config.ResourceType;
import software.amazon.awscdk.services.config.RuleScope;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Lets AWS Config judge, on each change and once a day, whether anybody from anywhere can read or write one of the
 * buckets. It must be recording buckets in the region already: a region has one recorder for all, and without it the
 * deployment fails. An existing bucket for logs is its owner's to judge.
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-public-read-prohibited.html
 */
public final class PublicAccessRules extends Construct {
    /** On the buckets that the stack has by now. */
    public PublicAccessRules(Construct scope, String id) {
        super(scope, id);
        for (IConstruct store : scope.getNode().getChildren()) {
            if (store.getNode().tryFindChild("Bucket") instanceof Bucket bucket) {
                String name = store.getNode().getId();
                rule(name + "Read", ManagedRuleIdentifiers.S3_BUCKET_PUBLIC_READ_PROHIBITED, bucket);
                rule(name + "Write", ManagedRuleIdentifiers.S3_BUCKET_PUBLIC_WRITE_PROHIBITED, bucket);
            }
        }
    }

    private void rule(String id, String identifier, Bucket bucket) {
        ManagedRule.Builder.create(this, id)
                .identifier(identifier)
                .description("ALB Report: not everybody may read or write its buckets")
                .ruleScope(RuleScope.fromResource(ResourceType.S3_BUCKET, bucket.getBucketName()))
                .build();
    }
}
