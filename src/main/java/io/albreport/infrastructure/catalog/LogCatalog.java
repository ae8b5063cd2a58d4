package io.albreport.infrastructure.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.LogSettings;
import io.albreport.infrastructure.storage.QueryResultStore;

/** What Athena must know: the logs as a table, and a workgroup that says what a query may cost and where answers go. */
public final class LogCatalog extends Construct {
    /** The statement names it so. */
    public static final String TABLE = "access_logs";

    private static final long BYTES_IN_A_GB = 1_000_000_000;

    public LogCatalog(Construct scope, String id, Configuration configuration) {
        super(scope, id);
        CfnDatabase database = CfnDatabase.Builder.create(this, "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(configuration.deployment().database())
                        .description("Access logs of Application Load Balancers")
                        .build())
                .build();
        CfnTable.Builder.create(this, "Table")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseName(database.getRef())
                .tableInput(table(configuration))
                .build();
        CfnWorkGroup.Builder.create(this, "Workgroup")
                .name(configuration.deployment().workgroup())
                .description("Queries of ALB Report")
                // A workgroup with a history of queries could not be deleted otherwise.
                .recursiveDeleteOption(true)
                .workGroupConfiguration(workgroup(configuration))
                .build();
    }

    private static CfnTable.TableInputProperty table(Configuration configuration) {
        LogSettings logs = configuration.logs();
        String location = AccessLogTable.location(logs.bucket(configuration.deployment()), logs.prefix());
        Map<String, String> parameters = new TreeMap<>(
                AccessLogTable.projection(logs.accounts(), logs.regions(), logs.since()));
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("storage.location.template", location);
        return CfnTable.TableInputProperty.builder()
                .name(TABLE)
                .description("One row per line; what is no access log line is in the column line")
                .tableType("EXTERNAL_TABLE")
                .partitionKeys(columns(List.of("account", "region", "day")))
                .parameters(parameters)
                .storageDescriptor(storage(location.substring(0, location.indexOf("${account}"))))
                .build();
    }

    private static CfnTable.StorageDescriptorProperty storage(String location) {
        return CfnTable.StorageDescriptorProperty.builder()
                .columns(columns(AccessLogTable.COLUMNS))
                .location(location)
                .inputFormat("org.apache.hadoop.mapred.TextInputFormat")
                .outputFormat("org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat")
                .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                        .serializationLibrary("org.apache.hadoop.hive.serde2.RegexSerDe")
                        .parameters(Map.of("input.regex", AccessLogTable.REGEX))
                        .build())
                .build();
    }

    private static List<CfnTable.ColumnProperty> columns(List<String> names) {
        return names.stream().map(name -> CfnTable.ColumnProperty.builder().name(name).type("string").build()).toList();
    }

    /** Enforced: what a client asks for (another place for results, no encryption) is ignored. */
    private static CfnWorkGroup.WorkGroupConfigurationProperty workgroup(Configuration configuration) {
        Deployment deployment = configuration.deployment();
        return CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                .enforceWorkGroupConfiguration(true)
                .engineVersion(CfnWorkGroup.EngineVersionProperty.builder()
                        .selectedEngineVersion("Athena engine version 3")
                        .build())
                .bytesScannedCutoffPerQuery(configuration.athena().scanLimitGb() * BYTES_IN_A_GB)
                .publishCloudWatchMetricsEnabled(true)
                .requesterPaysEnabled(false)
                .resultConfiguration(CfnWorkGroup.ResultConfigurationProperty.builder()
                        .outputLocation("s3://" + deployment.queryResults() + "/" + QueryResultStore.PREFIX)
                        .expectedBucketOwner(deployment.accountId())
                        .encryptionConfiguration(CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                .encryptionOption("SSE_S3")
                                .build())
                        .build())
                .build();
    }
}
