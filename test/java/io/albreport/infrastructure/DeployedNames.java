package io.albreport.infrastructure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the resources of an environment are called, as far as the templates decide it.
 *
 * @param region whose Report stack it is
 * @param other region of the environment, if it has two
 * @param names all texts of the templates, and the names of the stacks
 * @param report what is in the Report stack
 */
public record DeployedNames(String environment, String region, Optional<String> other, Set<String> names,
        Template report) {
    /** In place of the number that CloudFormation fills in. */
    private static final String ACCOUNT = "111122223333";

    /** Texts that can be nothing but a name, or the start of one, with the variables that commands use. */
    private static final Pattern NAME = Pattern.compile(
            "(?:alb-report-|alb_report_|AlbReport-|ALBReport/|ALB-Observability-Dashboard-)[$]ENVIRONMENT[\\w$-]*");

    /**
     * @param deployed as {@link Environments#names} has them: an environment, and a region if it has two; or the
     *            demonstration
     */
    public static DeployedNames of(String deployed) {
        String environment = deployed.split("[ +]", 2)[0];
        SynthesizedApp app = SynthesizedApp.of(deployed.split(" ", 2)[0]);
        Set<String> names = new TreeSet<>();
        Set<String> regions = new TreeSet<>();
        for (SynthesizedStack stack : app.stacks()) {
            names.add(stack.name());
            addTexts(app.template(stack), names);
            if (stack.name().endsWith("-Report")) {
                regions.add(stack.region());
            }
        }
        String region = deployed.contains(" ") ? deployed.split(" ", 2)[1] : app.stacks().getFirst().region();
        regions.remove(region);
        return new DeployedNames(environment, region, regions.stream().findFirst(), names,
                app.template(region + "-Report"));
    }

    /** Names in commands, as they stand there. */
    public static Set<String> mentioned(String commands) {
        return NAME.matcher(commands).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param name with variables; one that ends in a hyphen is the start of several
     */
    public boolean knows(String name) {
        String known = name.replace("$ENVIRONMENT", environment).replace("$REGION", region)
                .replace("$OTHER", other.orElse("$OTHER")).replace("$ACCOUNT", ACCOUNT);
        return known.endsWith("-") ? names.stream().anyMatch(each -> each.startsWith(known)) : names.contains(known);
    }

    /** As a command finds them: by type, and by how the logical id begins. */
    public Set<String> resources(String type, String idStart) {
        return report.all(type).keySet().stream().filter(id -> id.startsWith(idStart)).collect(Collectors.toSet());
    }

    /** By their name without the environment's. */
    public Map<String, JsonNode> alarms() {
        Map<String, JsonNode> alarms = new TreeMap<>();
        for (String type : Set.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")) {
            report.all(type).values().forEach(alarm -> alarms.put(name(alarm), alarm));
        }
        return alarms;
    }

    /** Not all of it, which is thousands of lines. */
    @Override
    public String toString() {
        return "%s in %s".formatted(environment, region);
    }

    private String name(JsonNode alarm) {
        return alarm.at("/Properties/AlarmName").asText().replaceFirst("^alb-report-" + environment + "-", "");
    }

    private static void addTexts(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        } else if (node.has("Fn::Join")) {
            texts.add(joined(node.at("/Fn::Join/1")));
        } else {
            node.forEach(child -> addTexts(child, texts));
        }
    }

    private static String joined(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .map(part -> part.path("Ref").asText().equals("AWS::AccountId") ? ACCOUNT : part.asText())
                .collect(Collectors.joining());
    }
}
