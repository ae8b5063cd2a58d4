package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.albreport.local.reading.Reasons;
import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.configuration.ReportConfig;

/** Reads a configuration file. JSON needs no reader of its own: it is YAML too. */
final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private ConfigFile() {}

    /**
     * Reads and checks a file.
     *
     * @throws InvalidConfigException when it is not there, not YAML, or says something that has no meaning
     */
    static ReportConfig read(Path file) {
        try {
            return ReportConfig.from(YAML.readTree(Files.readString(file)), file.toString());
        } catch (JacksonException e) {
            JsonLocation at = e.getLocation();
            throw new InvalidConfigException("%s: line %d is neither YAML nor JSON: %s".formatted(file,
                    at == null ? 1 : at.getLineNr(), e.getOriginalMessage().lines().findFirst().orElse("")), e);
        } catch (IOException e) {
            throw new InvalidConfigException("%s: the configuration cannot be read: %s".formatted(file, Reasons.of(e)),
                    e);
        }
    }
}
