package io.albreport.posture.words;

import java.util.Map;

import io.albreport.posture.template.Subject;

/** Buckets, and copies of what is in them. */
final class StorageWords {
    private static final String ENCRYPTION = "/BucketEncryption/ServerSideEncryptionConfiguration/0/";
    private static final Map<String, String> CLASSES = Map.of("GLACIER_IR", "Glacier Instant Retrieval",
            "STANDARD_IA", "Infrequent Access", "GLACIER", "Glacier Flexible Retrieval", "DEEP_ARCHIVE",
            "Glacier Deep Archive", "INTELLIGENT_TIERING", "Intelligent-Tiering");

    private static final Map<String, String> DELETE_MARKERS = Map.of("Enabled", "replicated", "Disabled",
            "not replicated");

    private StorageWords() {}

    static void bucket(Subject bucket) {
        bucket.passOver("/BucketName");
        bucket.say("Versions", "/VersioningConfiguration/Status",
                status -> status.equals("Enabled") ? "kept" : "not kept any more (" + status + ")");
        bucket.say("New public access lists", "/PublicAccessBlockConfiguration/BlockPublicAcls",
                blocked -> yes(blocked, "refused", "allowed"));
        bucket.say("Public access lists that are there", "/PublicAccessBlockConfiguration/IgnorePublicAcls",
                ignored -> yes(ignored, "ignored", "obeyed"));
        bucket.say("New public policies", "/PublicAccessBlockConfiguration/BlockPublicPolicy",
                blocked -> yes(blocked, "refused", "allowed"));
        bucket.say("Access by a public policy", "/PublicAccessBlockConfiguration/RestrictPublicBuckets",
                restricted -> yes(restricted, "from this account only", "from anywhere"));
        bucket.say("Encryption", ENCRYPTION + "ServerSideEncryptionByDefault/SSEAlgorithm",
                algorithm -> algorithm.equals("AES256") ? "AES-256, with keys of S3 (SSE-S3)" : algorithm);
        bucket.say("Key", ENCRYPTION + "ServerSideEncryptionByDefault/KMSMasterKeyID");
        bucket.say("Objects belong to", "/OwnershipControls/Rules/0/ObjectOwnership",
                owner -> owner.equals("BucketOwnerEnforced") ? "the bucket's account; no access lists" : owner);
        bucket.say("Access to it is logged in", "/LoggingConfiguration/DestinationBucketName",
                name -> "bucket " + name);
        bucket.say("Access to it is logged below", "/LoggingConfiguration/LogFilePrefix");
        bucket.each("/LifecycleConfiguration/Rules", StorageWords::lifecycle);
        bucket.say("Role of replication", "/ReplicationConfiguration/Role");
        bucket.each("/ReplicationConfiguration/Rules", StorageWords::replication);
    }

    private static void lifecycle(Subject rule) {
        String of = " (" + rule.text("/Id") + ")";
        rule.say("Lifecycle rule" + of, "/Status", StorageWords::inForce);
        rule.say("Only below" + of, "/Prefix");
        rule.say("Retention" + of, "/ExpirationInDays", Units::days);
        rule.say("Retention of replaced versions" + of, "/NoncurrentVersionExpiration/NoncurrentDays", Units::days);
        rule.say("Replaced versions kept in any case" + of, "/NoncurrentVersionExpiration/NewerNoncurrentVersions");
        rule.say("Uploads that were abandoned" + of, "/AbortIncompleteMultipartUpload/DaysAfterInitiation",
                days -> "removed after " + Units.days(days));
        rule.say("Delete markers without versions" + of, "/ExpiredObjectDeleteMarker",
                removed -> yes(removed, "removed", "kept"));
        rule.each("/Transitions", move -> move(move, "Objects move" + of, "/TransitionInDays"));
        rule.each("/NoncurrentVersionTransitions",
                move -> move(move, "Replaced versions move" + of, "/TransitionInDays"));
    }

    private static void move(Subject move, String label, String days) {
        String storageClass = move.text("/StorageClass");
        move.line(label, "after %s to %s".formatted(Units.days(move.text(days)),
                CLASSES.getOrDefault(storageClass, storageClass)));
    }

    private static void replication(Subject rule) {
        String of = " (" + rule.text("/Id") + ")";
        rule.say("Replication" + of, "/Status", StorageWords::inForce);
        rule.say("Replicated objects" + of, "/Filter/Prefix",
                prefix -> prefix.isEmpty() ? "all" : "those below " + prefix);
        rule.say("Replicated to" + of, "/Destination/Bucket");
        rule.say("Replication Time Control" + of, "/Destination/ReplicationTime/Status", StorageWords::inForce);
        rule.say("Replicated within" + of, "/Destination/ReplicationTime/Time/Minutes", Units::minutes);
        rule.say("Metrics of replication" + of, "/Destination/Metrics/Status", StorageWords::inForce);
        rule.say("Replication is late after" + of, "/Destination/Metrics/EventThreshold/Minutes", Units::minutes);
        rule.say("Delete markers" + of, "/DeleteMarkerReplication/Status",
                status -> DELETE_MARKERS.getOrDefault(status, status));
        rule.say("Priority of replication" + of, "/Priority");
    }

    static void judged(Subject rule) {
        String of = " (" + rule.text("/Source/SourceIdentifier") + ")";
        rule.line("Judged by AWS Config", rule.text("/Source/SourceIdentifier"));
        rule.say("Purpose of the rule" + of, "/Description");
        rule.say("Rule made by" + of, "/Source/Owner");
        rule.say("Judges" + of, "/Scope/ComplianceResourceTypes");
    }

    static void backup(Subject plan) {
        plan.say("Name", "/BackupPlan/BackupPlanName");
        plan.each("/BackupPlan/BackupPlanRule", rule -> {
            String of = " (" + rule.text("/RuleName") + ")";
            rule.say("Runs" + of, "/ScheduleExpression", expression -> Units.schedule(expression) + " UTC");
            rule.say("Vault" + of, "/TargetBackupVault");
            rule.say("Retention" + of, "/Lifecycle/DeleteAfterDays", Units::days);
            rule.each("/CopyActions", copy -> {
                copy.say("Copied to" + of, "/DestinationBackupVaultArn");
                copy.say("Retention of the copy" + of, "/Lifecycle/DeleteAfterDays", Units::days);
            });
        });
    }

    static void selection(Subject selection) {
        selection.say("Name", "/BackupSelection/SelectionName");
        selection.say("Plan", "/BackupPlanId", plan -> plan.replaceFirst("[.]BackupPlanId$", ""));
        selection.say("Backs up", "/BackupSelection/Resources");
        selection.say("Role", "/BackupSelection/IamRoleArn");
    }

    static void vault(Subject vault) {
        vault.passOver("/BackupVaultName");
        vault.say("Locked, in governance mode, for at least", "/LockConfiguration/MinRetentionDays", Units::days);
        vault.say("Locked for good", "/LockConfiguration/ChangeableForDays", days -> "after " + Units.days(days));
        vault.say("Key", "/EncryptionKeyArn");
    }

    private static String inForce(String status) {
        return status.equals("Enabled") ? "in force" : "not in force (" + status + ")";
    }

    static String yes(String value, String yes, String no) {
        return value.equals("true") ? yes : no;
    }
}
