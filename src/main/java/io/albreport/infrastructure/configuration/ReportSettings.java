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
import io.albreport.report.statement.AthenaStatement;

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
            ReportConfig config = ReportConfig.from(JSON.readTree(json), source);
            requireStatement(config, source);
            return new ReportSettings(json, config.timeZone());
        } catch (InvalidConfigException e) {
            throw new InvalidConfigurationException(Objects.requireNonNull(e.getMessage()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What Athena would refuse every night is refused here. */
    private static void requireStatement(ReportConfig config, String source) {
        int bytes = AthenaStatement.bytesOf(config);
        if (bytes > AthenaStatement.LONGEST) {
            throw new InvalidConfigurationException(
                    "%s: 'apis' and 'ignore' make a query of %,d bytes, and Athena takes %,d: list fewer, or target groups by name"
                            .formatted(source, bytes, AthenaStatement.LONGEST));
        }
        int cases = AthenaStatement.casesOf(config);
        if (cases > AthenaStatement.MOST_CASES) {
            throw new InvalidConfigurationException(
                    "%s: 'routes' of all 'apis' are %,d with one more for each API, and a query may have %,d: list fewer"
                            .formatted(source, cases, AthenaStatement.MOST_CASES));
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
