package io.albreport.trino;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A table as a template defines it, and how to make the same one on Trino. Only the bucket is another: a folder.
 *
 * @param columns names; all are strings
 * @param properties those of partition projection, as Athena names them
 */
public record GlueTable(String name, List<String> columns, List<String> partitionKeys, String regex,
        Map<String, String> properties) {
    private static final String LOCATION = "storage.location.template";

    /**
     * Reads an {@code AWS::Glue::Table}'s {@code TableInput}; fails if it is no table of lines taken apart by a regular
     * expression.
     */
    public static GlueTable from(JsonNode tableInput) {
        JsonNode storage = tableInput.path("StorageDescriptor");
        JsonNode serde = storage.path("SerdeInfo");
        assertThat(storage.path("InputFormat").asText()).isEqualTo("org.apache.hadoop.mapred.TextInputFormat");
        assertThat(serde.path("SerializationLibrary").asText()).isEqualTo("org.apache.hadoop.hive.serde2.RegexSerDe");
        Map<String, String> properties = new LinkedHashMap<>();
        tableInput.path("Parameters").properties().forEach(p -> properties.put(p.getKey(), text(p.getValue())));
        return new GlueTable(tableInput.path("Name").asText(), names(storage.path("Columns")),
                names(tableInput.path("PartitionKeys")), text(serde.path("Parameters").path("input.regex")),
                properties);
    }

    /** The part of the bucket that all partitions lie in, without slash at either end. */
    public String folder() {
        return properties.getOrDefault(LOCATION, "").replaceFirst("^s3://[^/]+/", "").replaceFirst("/\\$\\{.*", "");
    }

    /**
     * As Trino's SQL.
     *
     * @param bucket URI that takes the place of {@code s3://<bucket>}
     */
    String createStatement(String bucket) {
        String template = properties.getOrDefault(LOCATION, "").replaceFirst("^s3://[^/]+", bucket);
        String allColumns = Stream.concat(columns.stream().map(column -> identifier(column) + " varchar"),
                partitionKeys.stream().map(key -> identifier(key) + " varchar WITH (" + projectionOf(key) + ")"))
                .collect(Collectors.joining(", "));
        String keys = partitionKeys.stream().map(GlueTable::literal).collect(Collectors.joining(", "));
        return """
                CREATE TABLE %s (%s) WITH (format = 'REGEX', regex = %s, external_location = %s,
                  partitioned_by = ARRAY[%s], partition_projection_enabled = %s,
                  partition_projection_location_template = %s)""".formatted(identifier(name), allColumns,
                literal(regex), literal(bucket + "/" + folder() + "/"), keys,
                properties.get("projection.enabled"), literal(template));
    }

    private String projectionOf(String key) {
        String prefix = "projection." + key + ".";
        return properties.entrySet().stream().filter(property -> property.getKey().startsWith(prefix))
                .map(property -> "partition_projection_%s = %s".formatted(
                        property.getKey().substring(prefix.length()).replace('.', '_'),
                        projectionValue(property.getKey().substring(prefix.length()), property.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String projectionValue(String property, String value) {
        return switch (property) {
            case "values", "range" -> Stream.of(value.split(",", -1)).map(GlueTable::literal)
                    .collect(Collectors.joining(", ", "ARRAY[", "]"));
            case "interval" -> value;
            default -> literal(value);
        };
    }

    private static List<String> names(JsonNode columns) {
        assertThat(columns).allSatisfy(column -> assertThat(column.path("Type").asText()).isEqualTo("string"));
        return columns.valueStream().map(column -> column.path("Name").asText()).toList();
    }

    /** What CloudFormation would make of it, with the names of what only CloudFormation knows. */
    private static String text(JsonNode value) {
        if (value.has("Ref")) {
            return value.path("Ref").asText();
        }
        if (value.has("Fn::Join")) {
            List<String> parts = new ArrayList<>();
            value.path("Fn::Join").path(1).forEach(part -> parts.add(text(part)));
            return String.join(value.path("Fn::Join").path(0).asText(), parts);
        }
        assertThat(value.isValueNode()).as("a text, Ref or Fn::Join: %s", value).isTrue();
        return value.asText();
    }

    private static String identifier(String name) {
        return '"' + name + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
