package io.albreport.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * IAM's evaluation of policies by <a href="https://github.com/cloud-copilot/iam-simulate">iam-simulate</a>, in Node.
 * It also refuses actions and resources that do not exist or do not go together.
 */
public final class PolicySimulator {
    private static final NodeProgram NODE = new NodeProgram("policy", "simulate.mjs");

    private final String account;
    private final ResourcePolicies resourcePolicies;

    PolicySimulator(String account, ResourcePolicies resourcePolicies) {
        this.account = account;
        this.resourcePolicies = resourcePolicies;
    }

    /**
     * Calls that are tried with these policies and nothing else but those of the resources.
     *
     * @param principal a role's ARN, or a service
     * @param statements of all policies of the principal
     */
    record Trial(String principal, List<JsonNode> statements, List<Call> calls) {}

    /**
     * @param result {@code Allowed}, {@code ImplicitlyDenied}, {@code ExplicitlyDenied}, or what is wrong with the call
     */
    public record Verdict(Call call, String result) {
        boolean allowed() {
            return result.equals("Allowed");
        }
    }

    private record Question(String action, String resource, Map<String, String> context,
            @Nullable JsonNode resourcePolicy) {}

    private record Asked(String principal, List<JsonNode> statements, List<Question> calls) {}

    /** For each trial a verdict on each of its calls. */
    List<List<Verdict>> judge(List<Trial> trials) throws IOException {
        JsonNode verdicts = run(trials, List.of()).path("verdicts");
        List<List<Verdict>> answers = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            List<Verdict> answer = new ArrayList<>();
            for (Call call : trials.get(i).calls()) {
                answer.add(new Verdict(call, verdicts.path(i).path(answer.size()).asText()));
            }
            answers.add(answer);
        }
        return answers;
    }

    /** Whether AWS lets no policy name a resource for any of these actions. */
    boolean knowNoResource(List<String> actions) throws IOException {
        return StreamSupport.stream(run(List.of(), actions).path("wildcardOnly").spliterator(), false)
                .allMatch(JsonNode::asBoolean);
    }

    private JsonNode run(List<Trial> trials, List<String> actions) throws IOException {
        return NODE.answer(Map.of("account", account, "actions", actions, "trials",
                trials.stream().map(this::asked).toList()));
    }

    private Asked asked(Trial trial) {
        return new Asked(trial.principal(), trial.statements(), trial.calls().stream()
                .map(call -> new Question(call.action(), call.resource(), call.context(),
                        resourcePolicies.of(call.resource())))
                .toList());
    }
}
