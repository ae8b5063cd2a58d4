package io.albreport.infrastructure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A stack as it would be deployed, for tests elsewhere.
 *
 * @param account a word, where the configuration names none
 * @param isProtected from deletion, which no template says
 */
public record DeployedStack(String environment, String name, String account, String region, boolean isProtected,
        JsonNode template) {

    /** Of all environments of the repository's own cdk.json. Made once: it takes seconds. */
    public static List<DeployedStack> ofRepository() {
        return Repository.STACKS;
    }

    /** Of an environment of the tests that has more switched on. */
    public static List<DeployedStack> withEverything() {
        return of("prod", SynthesizedApp.environments(), SynthesizedApp.of("prod")).toList();
    }

    /** Of the environment of the repository that has two regions, as if a game day were configured. */
    public static List<DeployedStack> withGameDay() {
        return GameDay.STACKS;
    }

    /** Of one environment of the repository's own cdk.json, as if these settings stood there. */
    public static List<DeployedStack> ofRepositoryWith(String environment, JsonNode settings) {
        Map<String, Object> environments = environments();
        Map<String, Object> changed = new HashMap<>(SynthesizedApp.map(environments.get(environment)));
        changed.putAll(SynthesizedApp.map(settings));
        environments.put(environment, changed);
        return of(environment, environments,
                SynthesizedApp.synthesize(environment, environments)).toList();
    }

    private static List<DeployedStack> synthesized() {
        Map<String, Object> environments = environments();
        return environments.keySet().stream().sorted().flatMap(environment -> of(environment, environments,
                SynthesizedApp.synthesize(environment, environments))).toList();
    }

    private static Map<String, Object> environments() {
        return SynthesizedApp.map(SynthesizedApp.cdkContext().get("environments"));
    }

    private static Stream<DeployedStack> of(String environment, Map<String, Object> environments, SynthesizedApp app) {
        String account = SynthesizedApp.JSON.<JsonNode>valueToTree(environments).path(environment).path("account")
                .asText("ACCOUNT");
        return app.stacks().stream().map(stack -> new DeployedStack(environment, stack.name(), account,
                stack.region(), stack.isProtected(), app.template(stack)));
    }

    /** The same, if its template were this. */
    public DeployedStack with(JsonNode other) {
        return new DeployedStack(environment, name, account, region, isProtected, other);
    }

    private static final class GameDay {
        private static final List<DeployedStack> STACKS = ofRepositoryWith("prod",
                SynthesizedApp.json("{\"gameDay\": {\"experiments\": true}}"));
    }

    private static final class Repository {
        private static final List<DeployedStack> STACKS = synthesized();
    }
}
