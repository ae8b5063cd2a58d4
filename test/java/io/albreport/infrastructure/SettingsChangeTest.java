package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.albreport.infrastructure.Comparison.Difference;
import io.albreport.infrastructure.Comparison.Fate;
import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.RecoverySettings.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a change of a setting does to what is deployed, told by two assemblies: there, and back. */
@Order(2)
@DisplayName("Q10: A change of a setting, there and back, replaces nothing that has a name and unsubscribes nobody who stays")
class SettingsChangeTest {
    private static final JsonNode FILE = SynthesizedApp
            .read(Path.of("resources", "infrastructure", "changes.json"));

    /** Of which CloudFormation cannot make another while the one is there: by type, where the name is. */
    private static final Map<String, String> NAMED = Map.ofEntries(Map.entry("AWS::S3::Bucket", "/BucketName"),
            Map.entry("AWS::Backup::BackupVault", "/BackupVaultName"),
            Map.entry("AWS::CloudWatch::Alarm", "/AlarmName"),
            Map.entry("AWS::CloudWatch::CompositeAlarm", "/AlarmName"),
            Map.entry("AWS::CloudWatch::Dashboard", "/DashboardName"),
            Map.entry("AWS::Athena::WorkGroup", "/Name"), Map.entry("AWS::Glue::Database", "/DatabaseInput/Name"),
            Map.entry("AWS::Glue::Table", "/TableInput/Name"), Map.entry("AWS::Scheduler::ScheduleGroup", "/Name"),
            Map.entry("AWS::Scheduler::Schedule", "/Name"), Map.entry("AWS::Lambda::Alias", "/Name"),
            Map.entry("AWS::SSM::Parameter", "/Name"),
            Map.entry("AWS::ApplicationSignals::ServiceLevelObjective", "/Name"),
            Map.entry("AWS::Budgets::Budget", "/Budget/BudgetName"),
            Map.entry("AWS::CE::AnomalyMonitor", "/MonitorName"),
            Map.entry("AWS::CE::AnomalySubscription", "/SubscriptionName"),
            Map.entry("AWS::Logs::LogGroup", "/LogGroupName"), Map.entry("AWS::Logs::QueryDefinition", "/Name"));

    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    /** Another account, region or name of an environment is another installation, beside the one that is there. */
    private static final Set<String> ANOTHER_INSTALLATION = Set.of("account", "region", "recovery.region");

    private static final List<String> ON_WHICH_A_RUN_DEPENDS = List.of("logs", "athena.", "report.",
            "retention.logsDays", "function.memoryMb", "gameDay.");

    private static final Map<String, Map<String, JsonNode>> BASES = new ConcurrentHashMap<>();
    private static final Map<String, Comparison> TABLE = new TreeMap<>();

    /** @param setting with dots */
    record Change(String base, String setting, JsonNode json) {
        JsonNode settings() {
            ObjectNode settings = FILE.path("bases").path(base).deepCopy();
            json.path("with").properties().forEach(each -> settings.set(each.getKey(), each.getValue()));
            ObjectNode section = settings;
            String[] path = json.path("setting").asText().split("[.]", -1);
            for (int i = 0; i < path.length - 1; i++) {
                section = (ObjectNode) section.path(path[i]);
            }
            if (json.path("to").isNull()) {
                section.remove(path[path.length - 1]);
            } else {
                section.set(path[path.length - 1], json.path("to"));
            }
            return settings;
        }

        @Override
        public String toString() {
            return setting + " to " + json.path("to");
        }
    }

    static Stream<Change> changes() {
        return FILE.path("changes").valueStream().map(change -> new Change(change.path("base").asText(),
                change.path("means").asText(change.path("setting").asText()), change));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void is_safe(Change change) {
        Map<String, JsonNode> before = BASES.computeIfAbsent(change.base(),
                base -> resources(FILE.path("bases").path(base)));
        Map<String, JsonNode> after = resources(change.settings());

        Comparison there = Comparison.between(before, after);
        Comparison back = Comparison.between(after, before);
        TABLE.put(change.toString(), there);

        assertThat(there.differences().isEmpty()).as("a change that changes nothing is not tried, but of an order")
                .isEqualTo(change.json().path("changes").asText().equals("nothing"));
        for (Comparison comparison : List.of(there, back)) {
            assertThat(replacedUnderTheirNames(comparison)).isEmpty();
        }
        assertThat(subscriptionsThatMove(before, after)).isEmpty();
        if (ON_WHICH_A_RUN_DEPENDS.stream().anyMatch(change.setting()::startsWith)) {
            assertThat(stacksWithAnother("AWS::Lambda::Version", there)).as("which rehearse a new version").isNotEmpty()
                    .containsAll(stacksWithAnother("AWS::Glue::Table", there));
        }
    }

    private static Set<String> stacksWithAnother(String type, Comparison comparison) {
        return comparison.differences().entrySet().stream()
                .filter(difference -> difference.getValue().type().equals(type))
                .map(difference -> difference.getKey().split(" ", 2)[0]).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("Q10: Every setting is changed, or makes another installation")
    void every_setting_is_changed() {
        Set<String> tried = changes().map(Change::setting).collect(Collectors.toCollection(TreeSet::new));
        tried.addAll(ANOTHER_INSTALLATION);

        assertThat(tried).containsAll(settings());
    }

    @Test
    @DisplayName("Q10: A replacement under the same name, and a subscription that moves, are found")
    void finds_what_is_wrong() {
        JsonNode monitor = SynthesizedApp.json("{\"Type\": \"AWS::CE::AnomalyMonitor\", \"Properties\": "
                + "{\"MonitorName\": \"one\", \"MonitorSpecification\": \"a\"}}");
        JsonNode other = SynthesizedApp.json(monitor.toString().replace("\"a\"", "\"b\""));
        JsonNode reader = SynthesizedApp.json("{\"Type\": \"AWS::SNS::Subscription\", \"Properties\": "
                + "{\"Endpoint\": \"a\", \"Protocol\": \"email\", \"TopicArn\": {\"Ref\": \"T\"}}}");

        assertThat(replacedUnderTheirNames(Comparison.between(Map.of("Stack Monitor", monitor),
                Map.of("Stack Monitor", other)))).containsExactly("Stack Monitor /MonitorSpecification");
        assertThat(subscriptionsThatMove(Map.of("Stack One", reader), Map.of("Stack Two", reader))).hasSize(1);
    }

    /** Of what is only changed, or comes and goes with a stack, how many. */
    @AfterAll
    static void print() {
        TABLE.forEach((change, comparison) -> {
            System.out.println(change);
            comparison.summary().forEach(line -> System.out.println("  " + line));
        });
    }

    private static List<String> replacedUnderTheirNames(Comparison comparison) {
        return comparison.differences().entrySet().stream()
                .filter(each -> each.getValue().fate() == Fate.REPLACED && keepsItsName(each.getValue()))
                .map(each -> each.getKey() + " " + String.join(" ", each.getValue().replacing())).toList();
    }

    private static boolean keepsItsName(Difference difference) {
        return Optional.ofNullable(NAMED.get(difference.type())).filter(name -> !difference.before().at(name)
                .isMissingNode() && difference.before().at(name).equals(difference.after().at(name))).isPresent();
    }

    /** Which stay under another id, and so are made before, and deleted after. */
    private static Set<String> subscriptionsThatMove(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Map<String, String> ids = subscriptions(before);
        ids.entrySet().removeAll(subscriptions(after).entrySet());
        ids.keySet().retainAll(subscriptions(after).keySet());
        return ids.keySet();
    }

    /** Ids, by topic and endpoint. */
    private static Map<String, String> subscriptions(Map<String, JsonNode> resources) {
        Map<String, String> ids = new TreeMap<>();
        resources.forEach((id, resource) -> {
            if (resource.path("Type").asText().equals(SUBSCRIPTION)) {
                JsonNode properties = resource.path("Properties");
                ids.put(id.split(" ", 2)[0] + properties.path("TopicArn") + properties.path("Endpoint"), id);
            }
        });
        return ids;
    }

    /** By stack and logical id. */
    private static Map<String, JsonNode> resources(JsonNode settings) {
        SynthesizedApp app = SynthesizedApp.synthesize("changes", Map.of("changes", SynthesizedApp.map(settings)));
        Map<String, JsonNode> resources = new TreeMap<>();
        for (SynthesizedStack stack : app.stacks()) {
            app.template(stack).path("Resources").properties().forEach(
                    resource -> resources.put(stack.name() + " " + resource.getKey(), resource.getValue()));
        }
        return resources;
    }

    /** All there are, as the configuration names them when it meets one that it does not know. */
    private static Set<String> settings() {
        Set<String> settings = new TreeSet<>();
        for (String key : known("")) {
            List<String> within = known(key);
            within.forEach(each -> settings.add(key + "." + each));
            if (within.isEmpty()) {
                settings.add(key);
            }
        }
        return settings;
    }

    private static List<String> known(String section) {
        Map<String, Object> settings = new HashMap<>(SynthesizedApp.map(FILE.at("/bases/one")));
        Object unknown = Map.of("unknown", true);
        if (section.isEmpty()) {
            settings.put("unknown", true);
        } else {
            settings.put(section, unknown);
        }
        Throwable refusal = catchThrowable(() -> Configuration.from("one", Map.of("one", settings),
                CommandLine.NOTHING));
        String[] parts = String.valueOf(refusal == null ? "" : refusal.getMessage())
                .split("the settings here are |allowed here are |; rename|: correct", -1);
        return parts.length < 3 ? List.of() : List.of(parts[1].split(", "));
    }
}
