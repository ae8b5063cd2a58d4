package io.albreport.infrastructure.function;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

import io.albreport.infrastructure.catalog.LogCatalog;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.configuration.LogSettings;
import io.albreport.infrastructure.storage.QueryResultStore;
import io.albreport.infrastructure.storage.ReportStore;

import static io.albreport.infrastructure.template.Permission.allow;

/**
 * What the function may do: the calls that it makes, and those that Athena makes in its name.
 * https://docs.aws.amazon.com/athena/latest/ug/security-iam-athena.html
 */
final class ReportPermissions {
    private final Stack stack;
    private final Deployment deployment;
    private final LogSettings logs;
    private final boolean links;

    ReportPermissions(Stack stack, Configuration configuration) {
        this.stack = stack;
        this.deployment = configuration.deployment();
        this.logs = configuration.logs();
        this.links = configuration.links();
    }

    List<PolicyStatement> onData() {
        return Stream.of(queries(), catalog(), accessLogs(), queryResults(), reports(), links())
                .flatMap(List::stream).toList();
    }

    private List<PolicyStatement> queries() {
        return List.of(allow("Query",
                List.of("athena:StartQueryExecution", "athena:GetQueryExecution", "athena:StopQueryExecution",
                        "athena:GetWorkGroup"),
                List.of(arn("athena", "workgroup", deployment.workgroup()))),
                allow("DescribeTheTable", List.of("athena:GetTableMetadata"),
                        List.of(arn("athena", "datacatalog", "AwsDataCatalog"))));
    }

    /**
     * Not GetPartitions: Athena computes projected partitions and asks the catalogue for none.
     * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
     */
    private List<PolicyStatement> catalog() {
        String catalog = stack.formatArn(ArnComponents.builder().service("glue").resource("catalog").build());
        String database = arn("glue", "database", deployment.database());
        String table = arn("glue", "table", deployment.database() + "/" + LogCatalog.TABLE);
        return List.of(
                allow("FindTheTable", List.of("glue:GetDatabase"), List.of(catalog, database)),
                allow("ReadTheTable", List.of("glue:GetTable"), List.of(catalog, database, table)));
    }

    private List<PolicyStatement> accessLogs() {
        return Stream.concat(
                Stream.of(allow("LocateAccessLogs", List.of("s3:GetBucketLocation"), List.of(accessLogBucket()))),
                onLogs(logs.foldersByPolicy().getFirst()).stream()).toList();
    }

    /** On some of the folders. */
    List<PolicyStatement> onLogs(List<String> folders) {
        PolicyStatement list = allow("ListAccessLogs", List.of("s3:ListBucket"), List.of(accessLogBucket()));
        list.addConditions(Map.of("StringLike", Map.of("s3:prefix", below("", folders))));
        return List.of(list,
                allow("ReadAccessLogs", List.of("s3:GetObject"), below(accessLogBucket() + "/", folders)));
    }

    private String accessLogBucket() {
        return bucket(logs.bucket(deployment));
    }

    /** https://docs.aws.amazon.com/athena/latest/ug/federated-query-iam-access.html lists what a bucket of results needs. */
    private List<PolicyStatement> queryResults() {
        String bucket = bucket(deployment.queryResults());
        return List.of(
                allow("FindQueryResults",
                        List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                        List.of(bucket)),
                allow("WriteAndReadQueryResults",
                        List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts",
                                "s3:PutObject"),
                        below(bucket + "/", List.of(QueryResultStore.PREFIX))));
    }

    /**
     * Listing lets S3 answer 404 for a manifest that is not there, where it would say 403 otherwise. Versions are what
     * a manifest names, and what the signed link of a mail opens; in a bucket that was restored by copying they are
     * others, and what is current is read instead.
     */
    private List<PolicyStatement> reports() {
        String bucket = bucket(deployment.reports());
        return List.of(
                allow("FindReports", List.of("s3:ListBucket"), List.of(bucket)),
                allow("WriteAndReadReports", List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
                        below(bucket + "/", ReportStore.WRITTEN)));
    }

    /** Where the other region's endpoint is, its own parameter says. */
    private List<PolicyStatement> links() {
        if (!links) {
            return List.of();
        }
        Stream<PolicyStatement> issue = Stream.of(allow("IssueLinks", List.of("s3:PutObject"),
                below(bucket(deployment.reports()) + "/", List.of(ReportStore.LINKS))));
        Stream<PolicyStatement> ask = deployment.other().stream().map(other -> allow("FindTheOtherEndpoint",
                List.of("ssm:GetParameter"), List.of(stack.formatArn(ArnComponents.builder().service("ssm")
                        .region(other.region()).resource("parameter")
                        .resourceName(other.linkParameter().substring(1)).build()))));
        return Stream.concat(issue, ask).toList();
    }

    private static List<String> below(String start, List<String> folders) {
        return folders.stream().map(folder -> start + folder + "*").toList();
    }

    private String bucket(String name) {
        return "arn:" + stack.getPartition() + ":s3:::" + name;
    }

    private String arn(String service, String resource, String name) {
        return stack.formatArn(ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                .build());
    }
}
