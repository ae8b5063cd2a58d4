package io.albreport.infrastructure.configuration;

import java.util.Map;
import java.util.regex.Pattern;

import io.albreport.infrastructure.context.Section;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/** Tags on every resource that takes some, for finding them and for their cost. */
public record TagSettings(String project, String costCenter) {
    /** What all services take: https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{1,256}");
    private static final String ALLOWED = "1 to 256 letters, digits, spaces or _.:/=+-@";

    static TagSettings from(Section tags) {
        return new TagSettings(tags.text("project", ALLOWED, VALUE).orElse("alb-report"),
                tags.requiredText("costCenter", ALLOWED, VALUE));
    }

    public Map<String, String> in(Deployment deployment) {
        return InOrder.of(entry("Environment", deployment.environment()), entry("Project", project),
                entry("CostCenter", costCenter));
    }
}
