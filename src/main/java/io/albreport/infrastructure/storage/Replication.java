package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.template.Acceptance;

import static io.albreport.infrastructure.configuration.RecoverySettings.LogReplication.NO;
import static io.albreport.infrastructure.template.Permission.allow;

/**
 * Copies what is written to a bucket into its counterpart in the other region, whichever of the two is first: a change
 * of roles changes no bucket. The other bucket is a name here and nothing more, so that this region can be deployed
 * while the other is lost.
 *
 * <p>What is deleted here stays there. Replicas are not copied back.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
 */
public final class Replication extends Construct {
    /** The promise that S3 makes of 99.99 % of objects, and its only one. */
    public static final int PROMISED_MINUTES = 15;

    private final String source;
    private final String destination;

    private Replication(Bucket bucket, Deployment here, Deployment there, Rule rule) {
        super(bucket, "Replication");
        source = arn(here.bucket(rule.kind()));
        destination = arn(there.bucket(rule.kind()));
        Role role = role();
        CfnBucket resource = (CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild());
        resource.setReplicationConfiguration(CfnBucket.ReplicationConfigurationProperty.builder()
                .role(role.getRoleArn())
                .rules(List.of(rule(rule)))
                .build());
    }

    /**
     * What is copied: a bucket of this kind, whole.
     *
     * @param kind of the buckets, and the rule's id, which its metrics carry
     * @param timed whether S3 promises when a copy is there
     */
    public record Rule(String kind, boolean timed) {
        /** Those of an environment with two regions. An existing log bucket is its owner's to replicate. */
        public static List<Rule> of(Configuration configuration) {
            return configuration.recovery().stream().flatMap(recovery -> Stream.concat(
                    Stream.of(new Rule("reports", true)),
                    recovery.logs() == NO
                            ? Stream.empty()
                            : Stream.of(new Rule("access-logs",
                                    recovery.logs() == RecoverySettings.LogReplication.WITHIN_15_MINUTES))))
                    .toList();
        }
    }

    /** Copies the bucket if there is a rule for its kind; if not, says why it is good as it is. */
    static void of(Bucket bucket, String kind, Configuration configuration) {
        boolean ready = configuration.recovery().flatMap(RecoverySettings::installing).isEmpty();
        Rule.of(configuration).stream().filter(rule -> ready && rule.kind().equals(kind)).findFirst().ifPresentOrElse(
                rule -> new Replication(bucket, configuration.deployment(),
                        configuration.deployment().other().orElseThrow(), rule),
                () -> without(bucket, "The configuration asks for no copy in another region; the objects are versioned "
                        + "and kept when the stack is deleted"));
    }

    static void without(Bucket bucket, String reason) {
        Acceptance.of("NIST.800.53.R5-S3BucketReplicationEnabled", reason,
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html").on(bucket);
    }

    /** The prefix is empty, and stands for a filter, without which delete markers would be copied, too. */
    private CfnBucket.ReplicationRuleProperty rule(Rule rule) {
        return CfnBucket.ReplicationRuleProperty.builder()
                .id(rule.kind())
                .status("Enabled")
                .priority(1)
                .filter(CfnBucket.ReplicationRuleFilterProperty.builder().prefix("").build())
                .deleteMarkerReplication(
                        CfnBucket.DeleteMarkerReplicationProperty.builder().status("Disabled").build())
                .destination(rule.timed()
                        ? timed()
                        : CfnBucket.ReplicationDestinationProperty.builder()
                                .bucket(destination)
                                .metrics(CfnBucket.MetricsProperty.builder().status("Enabled").build())
                                .build())
                .build();
    }

    private CfnBucket.ReplicationDestinationProperty timed() {
        CfnBucket.ReplicationTimeValueProperty promise = CfnBucket.ReplicationTimeValueProperty.builder()
                .minutes(PROMISED_MINUTES).build();
        return CfnBucket.ReplicationDestinationProperty.builder()
                .bucket(destination)
                .metrics(CfnBucket.MetricsProperty.builder().status("Enabled").eventThreshold(promise).build())
                .replicationTime(CfnBucket.ReplicationTimeProperty.builder().status("Enabled").time(promise).build())
                .build();
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
    private Role role() {
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("Reads versions of one bucket and writes copies of them into another")
                .statements(permissions())
                .build();
        Acceptance.of("AwsSolutions-IAM5",
                "Whole buckets are copied, whatever their objects are called",
                "https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html")
                .appliesTo("Resource::%s/*".formatted(source), "Resource::%s/*".formatted(destination))
                .on(policy);
        return Role.Builder.create(this, "Role")
                .description("Lets S3 copy a bucket into the other region")
                .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
                .managedPolicies(List.of(policy))
                .build();
    }

    private String arn(String bucket) {
        return "arn:%s:s3:::%s".formatted(Stack.of(this).getPartition(), bucket);
    }

    private List<PolicyStatement> permissions() {
        return List.of(
                allow("ReadWhatIsToBeCopied", List.of("s3:GetReplicationConfiguration", "s3:ListBucket"),
                        List.of(source)),
                allow("ReadVersions",
                        List.of("s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication",
                                "s3:GetObjectVersionTagging"),
                        List.of(source + "/*")),
                allow("WriteCopies", List.of("s3:ReplicateObject", "s3:ReplicateTags"), List.of(destination + "/*")));
    }
}
