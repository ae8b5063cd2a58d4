package io.albreport.infrastructure.configuration;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;

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
    private static final String PRICES = "prices";
    private static final String KEEP_DAYS = "keepLogsDays";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    /**
     * Judged by the function's own reader: what that would refuse at its start is refused here, with its sentence.
     *
     * @param logsDays how long our own bucket keeps logs, which forecasts of cost go by; empty where another keeps them
     */
    static ReportSettings from(Map<String, Object> values, OptionalInt logsDays, String source) {
        Map<String, Object> all = logsDays.isPresent() ? keeping(values, logsDays.getAsInt(), source) : values;
        try {
            String json = JSON.writeValueAsString(all) + "\n";
            return new ReportSettings(json, ReportConfig.from(JSON.readTree(json), source).timeZone());
        } catch (InvalidConfigException e) {
            throw new InvalidConfigurationException(Objects.requireNonNull(e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Told by one setting, or by both alike. */
    private static Map<String, Object> keeping(Map<String, Object> values, int days, String source) {
        if (!(values.getOrDefault(PRICES, Map.of()) instanceof Map<?, ?> prices)) {
            return values;
        }
        Object told = prices.get(KEEP_DAYS);
        if (told != null && !told.toString().equals(Integer.toString(days))) {
            throw new InvalidConfigurationException(
                    "%s: '%s.%s' must be absent, or %d as retention.logsDays says, but is %s: correct or remove it"
                            .formatted(source, PRICES, KEEP_DAYS, days, told));
        }
        Map<String, Object> kept = new TreeMap<>();
        prices.forEach((key, price) -> kept.put(key.toString(), price));
        kept.put(KEEP_DAYS, days);
        Map<String, Object> all = new TreeMap<>(values);
        all.put(PRICES, kept);
        return all;
    }
}
