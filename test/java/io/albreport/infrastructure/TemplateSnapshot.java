package io.albreport.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A template as a file beside the tests, without what changes with every build or with the CDK's version. */
final class TemplateSnapshot {
    private static final Path FOLDER = Path.of("resources", "snapshots");
    private static final String UPDATE = "snapshots.update";
    private static final Pattern ASSET_HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final Pattern VERSION_HASH = Pattern
            .compile("((?:CurrentVersion|ApiDeployment)[0-9A-F]{8})[0-9a-f]{32}");
    private static final ObjectMapper SORTED = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private TemplateSnapshot() {}

    static void assertMatches(String name, JsonNode template) {
        String actual = scrubbed(template);
        Path file = FOLDER.resolve(name + ".json");
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(file).as("a snapshot is missing; write it with -D%s=true and look at it", UPDATE).exists();
            assertThat(actual)
                    .as("%s has changed; if that is meant, run with -D%s=true and review the diff", file, UPDATE)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all that are kept. */
    static List<String> kept() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", "")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String scrubbed(JsonNode template) {
        ObjectNode copy = template.deepCopy();
        remove(copy, "Parameters", "BootstrapVersion");
        remove(copy, "Rules", "CheckBootstrapVersion");
        remove(copy, "Resources", "CDKMetadata");
        copy.path("Resources").forEach(resource -> {
            if (resource.path("Metadata") instanceof ObjectNode metadata) {
                metadata.remove("aws:cdk:path");
            }
        });
        String text = ASSET_HASH.matcher(pretty(copy)).replaceAll("ASSET_HASH");
        return VERSION_HASH.matcher(text).replaceAll("$1VERSION_HASH");
    }

    private static void remove(ObjectNode template, String section, String entry) {
        if (template.path(section) instanceof ObjectNode entries) {
            entries.remove(entry);
            if (entries.isEmpty()) {
                template.remove(section);
            }
        }
    }

    private static String pretty(JsonNode node) {
        try {
            return SORTED.writeValueAsString(SORTED.treeToValue(node, Object.class)) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
