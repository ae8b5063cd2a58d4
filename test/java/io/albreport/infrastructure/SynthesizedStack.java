package io.albreport.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One stack of a cloud assembly, by the assembly's own table of contents.
 *
 * @param template file
 * @param metadata file, with what is said of each construct
 * @param dependencies names of other stacks
 */
public record SynthesizedStack(String name, String region, Path template, Path metadata, boolean isProtected,
        Map<String, String> tags, List<String> dependencies) {
    private static final String TYPE = "aws:cloudformation:stack";

    /** In the order in which the app made them. */
    static List<SynthesizedStack> of(Path assembly) {
        JsonNode artifacts = SynthesizedApp.read(assembly.resolve("manifest.json")).path("artifacts");
        return artifacts.properties().stream().filter(artifact -> isStack(artifact.getValue()))
                .map(artifact -> of(assembly, artifact.getKey(), artifact.getValue(), artifacts)).toList();
    }

    private static SynthesizedStack of(Path assembly, String name, JsonNode stack, JsonNode all) {
        JsonNode properties = stack.path("properties");
        Map<String, String> tags = new TreeMap<>();
        properties.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new SynthesizedStack(name, stack.path("environment").asText().replaceFirst(".*/", ""),
                assembly.resolve(properties.path("templateFile").asText()),
                assembly.resolve(stack.path("additionalMetadataFile").asText()),
                properties.path("terminationProtection").asBoolean(), tags,
                StreamSupport.stream(stack.path("dependencies").spliterator(), false).map(JsonNode::asText)
                        .filter(dependency -> isStack(all.path(dependency))).toList());
    }

    private static boolean isStack(JsonNode artifact) {
        return artifact.path("type").asText().equals(TYPE);
    }
}
