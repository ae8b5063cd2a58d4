package io.albreport.infrastructure.configuration;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.albreport.infrastructure.context.InvalidConfigurationException;
import io.albreport.report.configuration.InvalidConfigException;
import io.albreport.report.configuration.ReportConfig;

/**
 * Settings of the report itself, as the file that the function reads when it starts.
 *
 * @param json sorted by key, so that the same settings are the same file
 * @param timeZone whose days reports are of
 */
public record ReportSettings(String json, ZoneId timeZone) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /** Judged by the function's own reader: what that would refuse at its start is refused here, with its sentence. */
    static ReportSettings from(Map<String, Object> values, String source) {
        try {
            String json = JSON.writeValueAsString(values) + "\n";
            return new ReportSettings(json, ReportConfig.from(JSON.readTree(json), source).timeZone());
        } catch (InvalidConfigException e) {
            throw new InvalidConfigurationException(Objects.requireNonNull(e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
