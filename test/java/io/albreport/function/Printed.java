package io.albreport.function;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is printed on standard output, where Lambda takes logs and metrics from, from now on. */
public final class Printed implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    public Printed() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    public String text() {
        return printed.toString(UTF_8);
    }

    /** The values of all metrics so far, by name, in the order in which they were written. */
    public Map<String, List<Double>> metrics() {
        Map<String, List<Double>> values = new TreeMap<>();
        text().lines().filter(line -> line.contains("\"_aws\"")).map(Printed::json)
                .forEach(line -> line.at("/_aws/CloudWatchMetrics/0/Metrics").forEach(metric -> {
                    String name = metric.path("Name").textValue();
                    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.path(name).doubleValue());
                }));
        return values;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + line, e);
        }
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
