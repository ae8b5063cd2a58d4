package io.albreport.infrastructure.recovery;

import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanCopyActionProps;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.RecoverySettings;
import io.albreport.infrastructure.template.Acceptance;

/**
 * Keeps the reports as they were on each of the last 30 days, and where the vault is locked also against
 * somebody who may delete versions and backups, unless by taking off the lock. The first region backs up, into its own vault and the other region's, so that both must be there.
 *
 * <p>AWS Backup knows no Glue catalogue, Athena, Lambda or SNS: those come back from this code.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
public final class ReportBackup extends Construct {
    private static final Duration KEPT = Duration.days(30);

    /** Hours after the day's report, in UTC, since AWS Backup knows no time zones here. */
    private static final String HOUR = "12";

    public ReportBackup(Construct scope, String id, Deployment deployment, RecoverySettings recovery) {
        super(scope, id);
        BackupVault vault = BackupVault.Builder.create(this, "Vault")
                .backupVaultName(deployment.vault())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .lockConfiguration(lock(recovery))
                .build();
        if (deployment.role() == Deployment.Role.FIRST) {
            deployment.other().ifPresent(other -> plan(deployment, vault, BackupVault.fromBackupVaultArn(this,
                    "OtherVault", "arn:%s:backup:%s:%s:backup-vault:%s".formatted(vault.getStack().getPartition(),
                            other.region(), other.accountId(), other.vault()))));
        }
    }

    /**
     * Governance mode: whoever may delete recovery points cannot, and who may take off the lock, can first. There is no
     * term after which it can never be taken off: 30 days of backups are not worth a vault that stays for ever.
     * https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
     */
    private static @Nullable LockConfiguration lock(RecoverySettings recovery) {
        return recovery.lockBackup() ? LockConfiguration.builder().minRetention(KEPT).build() : null;
    }

    private void plan(Deployment deployment, BackupVault vault, IBackupVault copies) {
        BackupPlan plan = BackupPlan.Builder.create(this, "Plan").backupVault(vault).build();
        plan.addRule(BackupPlanRule.Builder.create()
                .ruleName("daily")
                .scheduleExpression(Schedule.cron(CronOptions.builder().hour(HOUR).minute("0").build()))
                .deleteAfter(KEPT)
                .copyActions(List.of(BackupPlanCopyActionProps.builder()
                        .destinationBackupVault(copies)
                        .deleteAfter(KEPT)
                        .build()))
                .build());
        plan.addSelection("Reports", BackupSelectionOptions.builder()
                .resources(List.of(BackupResource.fromArn(
                        "arn:%s:s3:::%s".formatted(vault.getStack().getPartition(), deployment.reports()))))
                .role(role())
                .disableDefaultBackupPolicy(true)
                .build());
    }

    /** AWS Backup takes what it needs from policies that AWS keeps: it may need something else tomorrow. */
    private Role role() {
        List<String> policies = List.of("AWSBackupServiceRolePolicyForS3Backup",
                "service-role/AWSBackupServiceRolePolicyForBackup");
        Role role = Role.Builder.create(this, "Role")
                .description("Lets AWS Backup read the reports and copy what it keeps to the other region")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(policies.stream().map(ManagedPolicy::fromAwsManagedPolicyName).toList())
                .build();
        Acceptance.of("AwsSolutions-IAM4",
                "AWS Backup needs more than reading, such as rules for events, and AWS changes what it needs",
                "https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html")
                .appliesTo(policies.stream()
                        .map(policy -> "Policy::arn:<AWS::Partition>:iam::aws:policy/" + policy)
                        .toArray(String[]::new))
                .on(role);
        return role;
    }
}
