package io.albreport.infrastructure.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.infrastructure.SynthesizedApp;

/** The table of access logs as the app synthesizes it. */
public final class GlueTables {
    private GlueTables() {}

    /** An {@code AWS::Glue::Table}'s {@code TableInput}; logs lie below the prefix {@code alb}. */
    public static JsonNode accessLogs(List<String> accounts, List<String> regions, LocalDate start) {
        Map<String, Object> environments = new HashMap<>(SynthesizedApp.environments());
        environments.put("table", Map.of("region", "eu-west-1", "tags", Map.of("costCenter", "1234"), "logs",
                Map.of("prefix", "alb", "accounts", accounts, "regions", regions, "since", start.toString())));
        return SynthesizedApp.synthesize("table", environments).template("Report")
                .properties("AWS::Glue::Table", "").path("TableInput");
    }

    /** In their order. */
    public static List<String> columns() {
        return AccessLogTable.COLUMNS;
    }
}
