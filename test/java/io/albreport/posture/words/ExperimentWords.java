package io.albreport.posture.words;

import java.util.Map;

import io.albreport.posture.template.Subject;

/** Experiments: what they do, to what, and what ends them. */
final class ExperimentWords {
    private static final Map<String, String> NOTHING_FOUND = Map.of("fail", "the experiment fails", "skip",
            "the experiment goes on without it");

    private ExperimentWords() {}

    static void experiment(Subject experiment) {
        experiment.say("Hypothesis", "/Description");
        experiment.say("Role", "/RoleArn");
        experiment.take("/Actions").properties()
                .forEach(action -> action(experiment.part("/Actions/" + action.getKey()), action.getKey()));
        experiment.take("/Targets").properties()
                .forEach(target -> target(experiment.part("/Targets/" + target.getKey()), target.getKey()));
        experiment.each("/StopConditions",
                stop -> stop.line("Ends at once with", "%s (%s)".formatted(stop.text("/Value"), stop.text("/Source"))));
        experiment.say("If a target is not found", "/ExperimentOptions/EmptyTargetResolutionMode",
                mode -> NOTHING_FOUND.getOrDefault(mode, mode));
        experiment.say("Accounts", "/ExperimentOptions/AccountTargeting");
        experiment.say("Logs into", "/LogConfiguration/CloudWatchLogsConfiguration/LogGroupArn");
        experiment.say("Format of logs", "/LogConfiguration/LogSchemaVersion", version -> "version " + version);
    }

    private static void action(Subject action, String name) {
        String of = " (" + name + ")";
        action.line("Does" + of, action.text("/ActionId"));
        action.take("/Parameters").properties().forEach(parameter -> action
                .say("With %s%s".formatted(parameter.getKey(), of), "/Parameters/" + parameter.getKey()));
        action.take("/Targets").properties().forEach(
                target -> action.say("To its %s%s".formatted(target.getKey(), of), "/Targets/" + target.getKey()));
        action.say("Starts after" + of, "/StartAfter");
    }

    private static void target(Subject target, String name) {
        String of = " (" + name + ")";
        target.line("Target" + of, target.text("/ResourceType"));
        target.take("/ResourceTags").properties().forEach(
                tag -> target.say("Bears the tag %s%s".formatted(tag.getKey(), of), "/ResourceTags/" + tag.getKey()));
        target.say("How many of them" + of, "/SelectionMode");
    }
}
