package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.aws.DeployedTemplate;

/** The environments of these tests, deployed as far as it can be told from the templates: for tests elsewhere. */
public final class Environments {
    /** Of whoever deploys, where the configuration names none. */
    private static final String ACCOUNT = "111122223333";

    /** The first region of the environment with the experiments of a game day. */
    public static final String GAME_DAY = SynthesizedApp.GAME_DAY + " eu-central-1";

    /** The same, as it is otherwise. */
    public static final String WITHOUT_GAME_DAY = "pair eu-central-1";

    private Environments() {}

    /** Of those with two regions, one name for each region: environment and region. */
    public static List<String> names() {
        return SynthesizedApp.environments().keySet().stream().sorted().flatMap(environment -> {
            JsonNode settings = settings(environment);
            return settings.has("recovery")
                    ? Stream.of(environment + " " + settings.path("region").asText(),
                            environment + " " + settings.at("/recovery/region").asText())
                    : Stream.of(environment);
        }).toList();
    }

    /** All stacks of one region, and those of the account. */
    public static DeployedTemplate deployed(String name) {
        SynthesizedApp app = app(name);
        JsonNode settings = settings(name.split(" ", 2)[0]);
        String region = name.contains(" ") ? name.split(" ", 2)[1] : settings.path("region").asText();
        return new DeployedTemplate(
                app.stacks().stream().filter(stack -> stack.name().endsWith("-Account")
                        || stack.region().equals(region)).map(app::template).toList(),
                settings.path("account").asText(ACCOUNT), region);
    }

    private static JsonNode settings(String environment) {
        return SynthesizedApp.JSON.valueToTree(SynthesizedApp.environments()).path(environment);
    }

    private static SynthesizedApp app(String name) {
        return SynthesizedApp.of(name.split(" ", 2)[0]);
    }

    /** The file or folder that is uploaded under a key. */
    public static Path asset(String name, String key) {
        SynthesizedApp app = app(name);
        for (SynthesizedStack stack : app.stacks()) {
            JsonNode assets = SynthesizedApp.read(app.output().resolve(stack.name() + ".assets.json"));
            JsonNode source = assets.path("files").path(key.replaceFirst("\\..*", "")).path("source");
            if (source.has("path")) {
                return app.output().resolve(source.path("path").asText());
            }
        }
        throw new IllegalArgumentException("no asset has the key " + key);
    }
}
