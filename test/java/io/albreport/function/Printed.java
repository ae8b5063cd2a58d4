package io.albreport.function;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What this thread, and those that it starts, print on standard output, where Lambda takes logs and metrics from, from
 * now on. What others print meanwhile goes where it went before.
 */
public final class Printed implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private static final ThreadLocal<@Nullable OutputStream> OF_THREAD = new InheritableThreadLocal<>();

    static {
        System.setOut(new PrintStream(new Shared(System.out), true, UTF_8));
    }

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final @Nullable OutputStream before = OF_THREAD.get();

    public Printed() {
        OF_THREAD.set(printed);
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
        OF_THREAD.set(before);
    }

    /** One for all threads. */
    private static final class Shared extends FilterOutputStream {
        Shared(OutputStream before) {
            super(before);
        }

        @Override
        public void write(int one) throws IOException {
            ofThread().write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            ofThread().write(bytes, from, count);
        }

        private OutputStream ofThread() {
            OutputStream listening = OF_THREAD.get();
            return listening == null ? out : listening;
        }
    }
}
