package io.albreport.infrastructure;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What synthesis found, by its report in the assembly.
 *
 * @param pack that has the rule, or what else validates templates
 * @param rule with the pack in front, such as {@code AwsSolutions::AwsSolutions-IAM5[Resource::*]}
 * @param path of the construct that it is about
 */
public record Finding(String pack, String rule, String path) {
    private static final String REPORT = "validation-report.json";

    /** What is left, which is all that came of one who could not validate, too. */
    public static List<Finding> left(SynthesizedApp app) {
        List<Finding> left = findings(app, "violations", "ruleName");
        for (JsonNode one : reports(app)) {
            if (one.path("metadata").has("error")) {
                left.add(new Finding(one.path("pluginName").asText(), one.at("/metadata/error").asText(), "/"));
            }
        }
        return left;
    }

    public static List<Finding> accepted(SynthesizedApp app) {
        return findings(app, "suppressedViolations", "acknowledgedId");
    }

    private static List<Finding> findings(SynthesizedApp app, String kind, String name) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode one : reports(app)) {
            for (JsonNode violation : one.path(kind)) {
                for (JsonNode construct : violation.path("violatingConstructs")) {
                    findings.add(new Finding(one.path("pluginName").asText(), violation.path(name).asText(),
                            construct.path("constructPath").asText()));
                }
            }
        }
        return findings;
    }

    private static JsonNode reports(SynthesizedApp app) {
        return SynthesizedApp.read(app.output().resolve(REPORT)).path("pluginReports");
    }
}
