package io.albreport.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Athena's calls for a query, a workgroup and a table, as its JSON protocol has them, on an engine of the test's own. A
 * query is done by the time it was started. What Athena does in its caller's name is written down too. As in Athena, a
 * request that bears a known token is answered with that earlier query, and what has no such name is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html">
 *      StartQueryExecution</a>
 * @see <a href="https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecution.html">QueryExecution</a>
 */
final class AthenaQueries {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENGINE = "Athena engine version 3";

    private final QueryEngine engine;
    private final S3Client s3;
    private final Workgroup workgroup;
    private final Calls calls;
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    /** Put there before the query runs: in {@code computeIfAbsent}, another one's token might wait for its end. */
    private final Map<String, CompletableFuture<String>> idsByToken = new ConcurrentHashMap<>();

    AthenaQueries(QueryEngine engine, S3Client s3, Workgroup workgroup, Calls calls) {
        this.engine = engine;
        this.s3 = s3;
        this.workgroup = workgroup;
        this.calls = calls;
    }

    private record Execution(String sql, String output, long scanned, @Nullable String failure) {
        private String state() {
            return failure == null ? "SUCCEEDED" : "FAILED";
        }
    }

    /** What Athena would not do. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private RefusedException(String message) {
            super(message);
        }
    }

    /**
     * The answer to a call.
     *
     * @throws RefusedException for one that Athena does not have, or that names what is not there
     */
    Map<String, Object> answer(String operation, JsonNode request) {
        calls.add("athena:" + operation, resource(operation, request));
        return switch (operation) {
            case "GetWorkGroup" -> describeWorkgroup(request);
            case "GetTableMetadata" -> describeTable(request);
            case "StartQueryExecution" -> start(request);
            case "GetQueryExecution" -> describe(request.path("QueryExecutionId").textValue());
            case "StopQueryExecution" -> Map.of();
            default -> throw new RefusedException("no operation " + operation);
        };
    }

    /** What a policy must allow: for a query that runs, the workgroup that it was started in. */
    private String resource(String operation, JsonNode request) {
        return switch (operation) {
            case "GetTableMetadata" -> workgroup.catalogArn(request.path("CatalogName").asText());
            case "GetWorkGroup", "StartQueryExecution" -> workgroup.arn(request.path("WorkGroup").asText());
            default -> workgroup.arn();
        };
    }

    private static void require(String what, String expected, JsonNode named) {
        if (!expected.equals(named.textValue())) {
            throw new RefusedException("no %s %s, only %s".formatted(what, named, expected));
        }
    }

    private Map<String, Object> describeWorkgroup(JsonNode request) {
        require("workgroup", workgroup.name(), request.path("WorkGroup"));
        return Map.of("WorkGroup", Map.of("Name", workgroup.name(), "State", "ENABLED",
                "Configuration", Map.of("ResultConfiguration",
                        Map.of("OutputLocation", "s3://" + workgroup.resultBucket() + "/results/"))));
    }

    private Map<String, Object> describeTable(JsonNode request) {
        require("catalogue", Workgroup.CATALOG, request.path("CatalogName"));
        require("database", workgroup.database(), request.path("DatabaseName"));
        require("table", workgroup.table(), request.path("TableName"));
        calls.addAll(workgroup.callsOfATable());
        return Map.of("TableMetadata", Map.of("Name", workgroup.table(), "Parameters",
                Map.of("storage.location.template",
                        "s3://%s/%s${account}/elasticloadbalancing/${region}/${day}".formatted(workgroup.logBucket(),
                                workgroup.logPrefix()),
                        "projection.account.values", String.join(",", workgroup.logAccounts()),
                        "projection.region.values", String.join(",", workgroup.logRegions()))));
    }

    private Map<String, Object> start(JsonNode request) {
        require("workgroup", workgroup.name(), request.path("WorkGroup"));
        require("database", workgroup.database(), request.at("/QueryExecutionContext/Database"));
        CompletableFuture<String> id = new CompletableFuture<>();
        CompletableFuture<String> earlier = idsByToken.putIfAbsent(request.path("ClientRequestToken").asText(), id);
        if (earlier == null) {
            String sql = request.path("QueryString").textValue();
            return Map.of("QueryExecutionId", id.completeAsync(() -> started(sql), Runnable::run).join());
        }
        return Map.of("QueryExecutionId", earlier.join());
    }

    private String started(String sql) {
        String id = UUID.randomUUID().toString();
        String key = "results/" + id + ".csv";
        String output = "s3://" + workgroup.resultBucket() + "/" + key;
        calls.addAll(workgroup.callsOfAQuery(key));
        try {
            QueryEngine.Answer answer = engine.run(sql);
            s3.putObject(object -> object.bucket(workgroup.resultBucket()).key(key),
                    RequestBody.fromString(answer.csv()));
            executions.put(id, new Execution(sql, output, answer.bytesScanned(), null));
        } catch (Exception e) {
            executions.put(id, new Execution(sql, output, 0, String.valueOf(e.getMessage())));
        }
        return id;
    }

    private Map<String, Object> describe(String id) {
        Execution execution = Objects.requireNonNull(executions.get(id), "no query " + id);
        Map<String, Object> status = new LinkedHashMap<>(Map.of("State", execution.state()));
        if (execution.failure() != null) {
            status.put("StateChangeReason", execution.failure());
        }
        return Map.of("QueryExecution", Map.of("QueryExecutionId", id, "Query", execution.sql(),
                "WorkGroup", workgroup.name(), "Status", status,
                "ResultConfiguration", Map.of("OutputLocation", execution.output()),
                "EngineVersion", Map.of("SelectedEngineVersion", ENGINE, "EffectiveEngineVersion", ENGINE),
                "Statistics", Map.of("DataScannedInBytes", execution.scanned(), "EngineExecutionTimeInMillis", 1_234,
                        "TotalExecutionTimeInMillis", 1_500)));
    }

    static JsonNode parse(byte[] body) throws java.io.IOException {
        return JSON.readTree(body);
    }

    static byte[] bytes(Object answer) throws java.io.IOException {
        return JSON.writeValueAsBytes(answer);
    }
}
