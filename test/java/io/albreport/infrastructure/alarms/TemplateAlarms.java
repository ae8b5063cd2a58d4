package io.albreport.infrastructure.alarms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.infrastructure.Environments;
import io.albreport.infrastructure.SynthesizedApp;
import io.albreport.infrastructure.Template;

/** The alarms of a synthesized template, found in it. */
public record TemplateAlarms(String environment, Template template) {
    /** Of a region of an environment that has two, as {@link Environments#names} has them. */
    static final List<String> ALL = Environments.names();

    /** In each thread, which may have templates of its own. */
    private static final ThreadLocal<Map<String, TemplateAlarms>> READ = ThreadLocal.withInitial(HashMap::new);

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    /** Read once: every alarm has several tests. */
    public static TemplateAlarms of(String name) {
        return READ.get().computeIfAbsent(name, _ -> {
            String[] parts = name.split(" ", 2);
            return new TemplateAlarms(parts[0],
                    SynthesizedApp.of(parts[0]).template((parts.length == 2 ? parts[1] + "-" : "") + "Report"));
        });
    }

    /** Once the templates of this thread are others. */
    public static void forget() {
        READ.remove();
    }

    /** Properties by the name that the alarm has in every environment: that of its runbook. */
    public Map<String, JsonNode> simple() {
        return byName(ALARM);
    }

    Map<String, JsonNode> composite() {
        return byName(COMPOSITE);
    }

    public Map<String, JsonNode> all() {
        Map<String, JsonNode> all = new TreeMap<>(simple());
        all.putAll(composite());
        return all;
    }

    /** The name of the alarm with this logical id. */
    String nameOf(String logicalId) {
        List<JsonNode> found = template.all(ALARM).entrySet().stream()
                .filter(alarm -> alarm.getKey().equals(logicalId)).map(Map.Entry::getValue).toList();
        return name(found.getFirst().at("/Properties/AlarmName").asText());
    }

    private Map<String, JsonNode> byName(String type) {
        Map<String, JsonNode> found = new TreeMap<>();
        template.all(type).values().stream().map(resource -> resource.path("Properties"))
                .forEach(properties -> found.put(name(properties.path("AlarmName").asText()), properties));
        return found;
    }

    private String name(String full) {
        String prefix = "alb-report-" + environment + "-";
        if (!full.startsWith(prefix)) {
            throw new AssertionError(full + " does not start with " + prefix);
        }
        return full.substring(prefix.length());
    }
}
