package io.albreport.infrastructure.storage;

import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of buckets whatever else changes. Each is named, since a check of any bucket passes for the wrong one. */
class StoragePostureTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String POLICY = "AWS::S3::BucketPolicy";

    private final Template own = SynthesizedApp.of("dev").template("Storage");
    private final Template existing = SynthesizedApp.of("prod").template("Storage");

    @ParameterizedTest
    @ValueSource(strings = {"AccessLogStore", "QueryResultStore", "ReportStore", "ServerLogStore"})
    @DisplayName("I2: Every bucket is versioned, private, encrypted with SSE-S3, owned by us and kept")
    void protects_every_bucket(String store) {
        JsonNode bucket = own.one(BUCKET, store);
        JsonNode properties = bucket.path("Properties");

        assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(bucket.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
        assertThat(properties.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
        assertThat(properties.path("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
        assertThat(properties.at("/OwnershipControls/Rules/0/ObjectOwnership").asText())
                .isEqualTo("BucketOwnerEnforced");
        assertThat(properties
                .at("/BucketEncryption/ServerSideEncryptionConfiguration/0/ServerSideEncryptionByDefault/SSEAlgorithm")
                .asText()).isEqualTo("AES256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessLogStore", "QueryResultStore", "ReportStore", "ServerLogStore"})
    @DisplayName("I2: Every bucket refuses what does not come over TLS 1.2, whoever does whatever")
    void demands_tls(String store) {
        JsonNode statements = own.properties(POLICY, store).at("/PolicyDocument/Statement");

        assertThat(statements).filteredOn(statement -> statement.path("Effect").asText().equals("Deny"))
                .allSatisfy(statement -> {
                    assertThat(statement.path("Action").asText()).isEqualTo("s3:*");
                    assertThat(statement.path("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
                    assertThat(statement.path("Resource")).as("the bucket, and all in it").hasSize(2);
                })
                .extracting(statement -> statement.path("Condition").toString())
                .containsExactlyInAnyOrder("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}",
                        "{\"NumericLessThan\":{\"s3:TlsVersion\":1.2}}");
    }

    @Test
    @DisplayName("I2: Access logs move to Glacier Instant Retrieval after 90 days and are gone after 365, old versions too")
    void keeps_access_logs_for_a_year() {
        JsonNode rule = rule("AccessLogStore");

        assertThat(rule.path("Transitions").toString())
                .isEqualTo("[{\"StorageClass\":\"GLACIER_IR\",\"TransitionInDays\":90}]");
        assertThat(rule.path("ExpirationInDays").asInt()).isEqualTo(365);
        assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt()).isEqualTo(30);
    }

    @Test
    @DisplayName("I2: Query results are gone after 7 days")
    void keeps_query_results_for_a_week() {
        assertThat(rule("QueryResultStore").path("ExpirationInDays").asInt()).isEqualTo(7);
        assertThat(rule("QueryResultStore").at("/NoncurrentVersionExpiration/NoncurrentDays").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("I2: Reports move to Infrequent Access after 30 days and are kept, in all versions")
    void keeps_reports() {
        JsonNode rule = rule("ReportStore");

        assertThat(rule.path("Transitions").toString())
                .isEqualTo("[{\"StorageClass\":\"STANDARD_IA\",\"TransitionInDays\":30}]");
        assertThat(own.properties(BUCKET, "ReportStore").at("/LifecycleConfiguration/Rules"))
                .filteredOn(any -> !any.path("Prefix").asText().equals("links/")).hasSize(2)
                .allSatisfy(any -> assertThat(any.toString()).doesNotContain("Expiration"));
    }

    @Test
    @DisplayName("F13: What links open is gone after 3 days, and nothing else with it")
    void keeps_links_for_three_days() {
        assertThat(own.properties(BUCKET, "ReportStore").at("/LifecycleConfiguration/Rules/1").toString())
                .isEqualTo("{\"ExpirationInDays\":3,\"Id\":\"links\",\"NoncurrentVersionExpiration\":"
                        + "{\"NoncurrentDays\":1},\"Prefix\":\"links/\",\"Status\":\"Enabled\"}");
    }

    @Test
    @DisplayName("I2: Server access logs are gone after 90 days")
    void keeps_server_logs_for_a_quarter() {
        assertThat(rule("ServerLogStore").path("ExpirationInDays").asInt()).isEqualTo(90);
        assertThat(rule("ServerLogStore").at("/NoncurrentVersionExpiration/NoncurrentDays").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessLogStore", "QueryResultStore", "ReportStore", "ServerLogStore"})
    @DisplayName("I2: Every lifecycle rule is in force, and one removes what uploads left behind")
    void obeys_lifecycle_rules(String store) {
        JsonNode rules = own.properties(BUCKET, store).at("/LifecycleConfiguration/Rules");

        int last = store.equals("ReportStore") ? 2 : 1;

        assertThat(rules).hasSize(last + 1).allSatisfy(
                rule -> assertThat(rule.path("Status").asText()).isEqualTo("Enabled"));
        assertThat(rules.at("/" + last + "/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessLogStore", "QueryResultStore", "ReportStore"})
    @DisplayName("I2: Every bucket but that of the server access logs has them")
    void logs_access(String store) {
        assertThat(own.properties(BUCKET, store).at("/LoggingConfiguration/DestinationBucketName/Ref").asText())
                .startsWith("ServerLogStore");
        assertThat(own.properties(BUCKET, "ServerLogStore").has("LoggingConfiguration")).isFalse();
    }

    @Test
    @DisplayName("I3: Load balancers may write below their account's number, and nothing else may write")
    void lets_load_balancers_deliver() {
        JsonNode statements = own.properties(POLICY, "AccessLogStore").at("/PolicyDocument/Statement");
        List<JsonNode> allowed = StreamSupport.stream(statements.spliterator(), false)
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .toList();

        assertThat(allowed).singleElement().satisfies(statement -> {
            assertThat(statement.path("Principal").toString())
                    .isEqualTo("{\"Service\":\"logdelivery.elasticloadbalancing.amazonaws.com\"}");
            assertThat(statement.path("Action").asText()).isEqualTo("s3:PutObject");
            assertThat(statement.path("Resource").toString())
                    .endsWith("\"/AWSLogs/\",{\"Ref\":\"AWS::AccountId\"},\"/*\"]]}");
        });
    }

    @Test
    @DisplayName("I3: A bucket that is there already is not touched")
    void leaves_an_existing_bucket_alone() {
        assertThat(existing.all(BUCKET).keySet()).noneMatch(id -> id.startsWith("AccessLog")).hasSize(3);
        assertThat(existing.json().toString()).doesNotContain("example-logs");
    }

    private JsonNode rule(String store) {
        return own.properties(BUCKET, store).at("/LifecycleConfiguration/Rules/0");
    }
}
