package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.awscdk.Stack;

import io.albreport.aws.DeployedTemplate;

/** The environments of these tests, deployed as far as it can be told from the templates: for tests elsewhere. */
public final class Environments {
    /** Of whoever deploys, where the configuration names none. */
    private static final String ACCOUNT = "111122223333";

    private Environments() {}

    public static List<String> names() {
        return List.copyOf(new TreeSet<>(SynthesizedApp.environments().keySet()));
    }

    /** All stacks of one environment. */
    public static DeployedTemplate deployed(String environment) {
        JsonNode settings = SynthesizedApp.JSON.valueToTree(SynthesizedApp.environments()).path(environment);
        SynthesizedApp app = SynthesizedApp.of(environment);
        return new DeployedTemplate(app.stacks().stream().map(app::template).toList(),
                settings.path("account").asText(ACCOUNT), settings.path("region").asText());
    }

    /** The file or folder that is uploaded under a key. */
    public static Path asset(String environment, String key) {
        SynthesizedApp app = SynthesizedApp.of(environment);
        for (Stack stack : app.stacks()) {
            JsonNode assets = SynthesizedApp.read(app.output().resolve(stack.getStackName() + ".assets.json"));
            JsonNode source = assets.path("files").path(key.replaceFirst("\\..*", "")).path("source");
            if (source.has("path")) {
                return app.output().resolve(source.path("path").asText());
            }
        }
        throw new IllegalArgumentException("no asset has the key " + key);
    }
}
