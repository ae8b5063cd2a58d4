package io.albreport.infrastructure.gameday;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.infrastructure.Finding;
import io.albreport.infrastructure.Leaves;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;
import io.albreport.infrastructure.alarms.TemplateAlarms;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Q7: The game day")
class GameDayTest {
    private static final String EXPERIMENT = "AWS::FIS::ExperimentTemplate";
    private static final String FIRST = "eu-central-1";
    private static final String SECOND = "eu-west-1";

    private static final SynthesizedApp OFF = SynthesizedApp.of("pair");
    private static final SynthesizedApp ON = SynthesizedApp.of(SynthesizedApp.GAME_DAY);

    static List<String> regions() {
        return List.of(FIRST, SECOND);
    }

    static Stream<JsonNode> experiments() {
        return regions().stream()
                .flatMap(region -> gameDay(region).all(EXPERIMENT).values().stream())
                .map(experiment -> experiment.path("Properties"));
    }

    private static Template gameDay(String region) {
        return ON.template(region + "-GameDay");
    }

    private static JsonNode experiment(String region, String id) {
        return gameDay(region).properties(EXPERIMENT, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "pair", "prod"})
    @DisplayName("is nowhere unless it is configured")
    void is_off(String environment) {
        SynthesizedApp app = SynthesizedApp.of(environment);

        assertThat(app.stacks()).isNotEmpty().allSatisfy(stack -> {
            assertThat(stack.name()).doesNotEndWith("-GameDay");
            assertThat(app.template(stack).toString()).doesNotContainIgnoringCase("AWS::FIS").doesNotContain("aws-fis",
                    "AWS_FIS", "GameDay", "game-day", "fis.amazonaws.com");
        });
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName("changes of the Storage stack a tag of the reports' bucket, and who may log into that of server logs")
    void changes_storage(String region) {
        assertThat(differences(region, "Storage"))
                .filteredOn(
                        difference -> !difference.startsWith("ServerLogStoreBucketPolicy PolicyDocument/Statement/5/"))
                .containsExactly("ReportStoreBucket Tags/2 GameDay = pair",
                        "ReportStoreBucket Tags/3 Project = alb-report");
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName("changes of the Report stack the function's layers, variables, tags and rights, and adds the bucket that it looks into")
    void changes_the_report(String region) {
        assertThat(differences(region, "Report").stream().map(difference -> difference.split(" ", 2)[0]).distinct())
                .containsExactlyInAnyOrder("ReportFunction", "ReportFunctionFaultsStoreBucket",
                        "ReportFunctionFaultsStoreBucketPolicy");
        assertThat(differences(region, "Report")).filteredOn(difference -> difference.startsWith("ReportFunction "))
                .allMatch(difference -> difference
                        .matches("ReportFunction (Environment/Variables/(AWS_|JAVA_)|Layers/|Tags/).*"));
    }

    @Test
    @DisplayName("gives the function AWS's extension for its processor, and where, how often and how long it looks for faults")
    void attaches_the_extension() {
        Template report = ON.template(FIRST + "-Report");
        JsonNode function = report.properties("AWS::Lambda::Function", "ReportFunction");
        JsonNode variables = function.at("/Environment/Variables");
        List<JsonNode> parameters = function.path("Layers").valueStream()
                .map(layer -> report.json().path("Parameters").path(layer.path("Ref").asText()))
                .filter(parameter -> !parameter.isMissingNode()).toList();

        assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
        assertThat(parameters).singleElement().satisfies(parameter -> assertThat(parameter.toString()).isEqualTo(
                "{\"Type\":\"AWS::SSM::Parameter::Value<String>\",\"Default\":\"/aws/service/fis/lambda-extension/AWS-FIS-extension-arm64/1.x.x\"}"));
        assertThat(variables.path("AWS_LAMBDA_EXEC_WRAPPER").asText()).isEqualTo("/opt/aws-fis/bootstrap");
        assertThat(variables.path("AWS_FIS_CONFIGURATION_LOCATION").at("/Fn::Join/1").toString())
                .isEqualTo("[{\"Fn::GetAtt\":[\"%s\",\"Arn\"]},\"/FisConfigs/\"]"
                        .formatted(report.idOf("AWS::S3::Bucket", "ReportFunctionFaultsStore")));
        assertThat(variables.path("AWS_FIS_POLL_MAX_WAIT_MILLISECONDS").asText()).isEqualTo("2000");
        assertThat(variables.path("AWS_FIS_SLOW_POLL_INTERVAL_SECONDS").asText()).isEqualTo("20");
    }

    @Test
    @DisplayName("leaves the extension room beside the function's heap")
    void leaves_room() {
        assertThat(heap(OFF) - heap(ON)).isEqualTo(64);
    }

    private static int heap(SynthesizedApp app) {
        return Integer.parseInt(app.template(FIRST + "-Report").properties("AWS::Lambda::Function", "ReportFunction")
                .at("/Environment/Variables/JAVA_TOOL_OPTIONS").asText().replaceAll(".*-Xmx(\\d+)m.*", "$1"));
    }

    @Test
    @DisplayName("keeps what the function is told for a day at most, without versions, and deletes the bucket when it is over")
    void keeps_nothing() {
        Template report = ON.template(FIRST + "-Report");
        JsonNode bucket = report.one("AWS::S3::Bucket", "ReportFunctionFaultsStore");

        assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Delete");
        assertThat(bucket.path("Properties").has("VersioningConfiguration")).isFalse();
        assertThat(bucket.at("/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays").asInt()).isEqualTo(1);
        assertThat(bucket.at("/Properties/LoggingConfiguration/DestinationBucketName").asText())
                .isEqualTo(ON.template(FIRST + "-Storage").properties("AWS::S3::Bucket", "ServerLogStore")
                        .path("BucketName").asText());
        assertThat(ON.template(FIRST + "-Storage").properties("AWS::S3::BucketPolicy", "ServerLogStore").toString())
                .contains("\"aws:SourceArn\":\"arn:aws:s3:::%s\"".formatted(
                        bucket.at("/Properties/BucketName").asText()));
    }

    @Test
    @DisplayName("has an experiment for failing runs, one for hanging runs, and, with two regions, one for copies")
    void has_three_experiments() {
        for (String region : regions()) {
            assertThat(gameDay(region).all(EXPERIMENT)).hasSize(3);
        }
        Map<String, Object> environments = new TreeMap<>(SynthesizedApp.environments());
        Map<String, Object> settings = new TreeMap<>(SynthesizedApp.map(environments.get("dev")));
        settings.put("gameDay", Map.of("experiments", true));
        environments.put("alone", settings);

        SynthesizedApp alone = SynthesizedApp.judged("alone", environments);

        assertThat(Finding.left(alone)).isEmpty();
        assertThat(alone.template("GameDay").all(EXPERIMENT).values())
                .extracting(experiment -> experiment.at("/Properties/Actions/fault/ActionId").asText())
                .containsExactlyInAnyOrder("aws:lambda:invocation-error", "aws:lambda:invocation-add-delay");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FailingRuns  | eu-central-1 | aws:lambda:invocation-error       | {"duration":"PT10M","invocationPercentage":"100","preventExecution":"true"}
            HangingRuns  | eu-central-1 | aws:lambda:invocation-add-delay   | {"duration":"PT10M","invocationPercentage":"100","startupDelayMilliseconds":"330000"}
            PausedCopies | eu-central-1 | aws:s3:bucket-pause-replication   | {"destinationBuckets":"alb-report-pair-reports-111122223333-eu-west-1","duration":"PT2H","region":"eu-west-1"}
            PausedCopies | eu-west-1    | aws:s3:bucket-pause-replication   | {"destinationBuckets":"alb-report-pair-reports-111122223333-eu-central-1","duration":"PT2H","region":"eu-central-1"}
            """)
    @DisplayName("causes what it says, for as long as it says")
    void causes(String id, String region, String action, String parameters) {
        JsonNode fault = experiment(region, id).at("/Actions/fault");

        assertThat(fault.path("ActionId").asText()).isEqualTo(action);
        assertThat(fault.path("Parameters")).isEqualTo(SynthesizedApp.json(parameters));
    }

    @Test
    @DisplayName("hangs a run for longer than Lambda lets it run, and ends before the second repetition of a run of the second minute")
    void times_out() {
        JsonNode fault = experiment(FIRST, "HangingRuns").at("/Actions/fault/Parameters");
        Duration timeout = Duration.ofSeconds(ON.template(FIRST + "-Report")
                .properties("AWS::Lambda::Function", "ReportFunction").path("Timeout").asLong());
        Duration started = Duration.ofSeconds(90);
        Duration secondRepetition = started.plus(timeout.multipliedBy(2)).plusMinutes(3);

        assertThat(Duration.ofMillis(fault.path("startupDelayMilliseconds").asLong())).isGreaterThan(timeout);
        assertThat(Duration.parse(fault.path("duration").asText())).isLessThan(secondRepetition);
    }

    @Test
    @DisplayName("lasts until a run of the fifth minute has failed with both repetitions")
    void outlasts_repetitions() {
        Duration lasts = Duration.parse(experiment(FIRST, "FailingRuns").at("/Actions/fault/Parameters/duration")
                .asText());
        int repetitions = ON.template(FIRST + "-Report")
                .properties("AWS::Lambda::EventInvokeConfig", "ReportFunctionLive").path("MaximumRetryAttempts")
                .asInt();

        assertThat(repetitions).isEqualTo(2);
        assertThat(lasts).isGreaterThan(Duration.ofMinutes(5 + 1 + 2));
    }

    @Test
    @DisplayName("pauses copies for longer than S3 may go on, and may take for a copy")
    void outlasts_what_is_on_its_way() {
        assertThat(Duration.parse(experiment(FIRST, "PausedCopies").at("/Actions/fault/Parameters/duration").asText()))
                .isGreaterThan(Duration.ofMinutes(60 + 15 + 15));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    @DisplayName("ends at once when readers have no report: by alarms of its region that are there, and are not what it asserts")
    void has_a_stop_condition(JsonNode experiment) {
        List<String> stops = experiment.path("StopConditions").valueStream().map(stop -> {
            assertThat(stop.path("Source").asText()).isEqualTo("aws:cloudwatch:alarm");
            return stop.path("Value").asText();
        }).toList();
        String region = stops.getFirst().replaceFirst("^arn:aws:cloudwatch:([^:]+):.*", "$1");
        String prefix = "arn:aws:cloudwatch:%s:111122223333:alarm:alb-report-pair-".formatted(region);

        assertThat(stops).containsExactly(prefix + "report-failed", prefix + "report-missing");
        assertThat(TemplateAlarms.of("pair " + region).simple()).containsKeys("report-failed", "report-missing",
                "report-errors");
        assertThat(experiment.at("/Actions/alarm-is-up/Parameters/alarmArns").asText()).isNotIn(stops);
    }

    @Test
    @DisplayName("asserts, when the fault is over, that failing runs are told")
    void asserts_the_alarm() {
        JsonNode asserted = experiment(FIRST, "FailingRuns").at("/Actions/alarm-is-up");

        assertThat(asserted.path("ActionId").asText()).isEqualTo("aws:cloudwatch:assert-alarm-state");
        assertThat(asserted.path("Parameters").toString()).isEqualTo(
                "{\"alarmArns\":\"arn:aws:cloudwatch:eu-central-1:111122223333:alarm:alb-report-pair-report-errors\",\"alarmStates\":\"ALARM\"}");
        assertThat(asserted.path("StartAfter").toString()).isEqualTo("[\"fault\"]");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    @DisplayName("fails if it finds nothing to hit, touches one account, and is logged")
    void fails_without_a_target(JsonNode experiment) {
        assertThat(experiment.path("ExperimentOptions").toString())
                .isEqualTo("{\"AccountTargeting\":\"single-account\",\"EmptyTargetResolutionMode\":\"fail\"}");
        assertThat(experiment.at("/LogConfiguration/LogSchemaVersion").asInt()).isEqualTo(2);
        assertThat(experiment.at("/LogConfiguration/CloudWatchLogsConfiguration/LogGroupArn/Fn::GetAtt/0").asText())
                .startsWith("LaboratoryLogs");
    }

    @ParameterizedTest
    @MethodSource("regions")
    @DisplayName("hits the function that makes reports, and the bucket that keeps them, by a tag that nothing else bears")
    void hits_by_tag(String region) {
        Set<String> marked = new TreeSet<>();
        for (String part : List.of("Storage", "Report", "GameDay")) {
            ON.template(region + "-" + part).json().path("Resources").properties().forEach(resource -> {
                if (resource.getValue().at("/Properties/Tags").toString()
                        .contains("{\"Key\":\"GameDay\",\"Value\":\"pair\"}")) {
                    marked.add(resource.getKey().replaceFirst("[0-9A-F]{8}$", ""));
                }
            });
        }

        assertThat(marked).containsExactly("ReportFunction", "ReportStoreBucket");
        assertThat(experiments()).allSatisfy(experiment -> assertThat(experiment.at("/Targets/target/ResourceTags")
                .toString()).isEqualTo("{\"GameDay\":\"pair\"}"));
    }

    /** What is other, or only, there with the game day; by resource and property. */
    private static List<String> differences(String region, String part) {
        Map<String, String> off = Leaves.of(OFF, region, part);
        List<String> differences = new ArrayList<>();
        Leaves.of(ON, region, part).forEach((path, value) -> {
            if (!value.equals(off.get(path)) && path.contains("/Properties/")) {
                differences.add(path.replaceFirst("^/(\\w+?)[0-9A-F]{8}/Properties/", "$1 ") + " = " + value);
            }
        });
        return tags(differences);
    }

    /** The name and the value of a tag in one line. */
    private static List<String> tags(List<String> differences) {
        List<String> joined = new ArrayList<>();
        for (String difference : differences) {
            if (difference.contains("Tags/") && difference.contains("/Value = ")) {
                joined.add(joined.removeLast().replace("/Key = ", " ")
                        + difference.substring(difference.indexOf(" = ")));
            } else {
                joined.add(difference);
            }
        }
        return joined;
    }
}
