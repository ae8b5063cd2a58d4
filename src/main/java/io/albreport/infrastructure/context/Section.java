package io.albreport.infrastructure.context;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One object of the configuration, read key by key. Refuses the first wrong value with a sentence about it. */
public final class Section {
    private final String path;
    private final Map<?, ?> values;

    /**
     * @param path of this object in cdk.json, with dots
     * @param keys all that are allowed; none for any
     */
    private Section(String path, Map<?, ?> values, String... keys) {
        this.path = path;
        this.values = values;
        TreeSet<String> allowed = new TreeSet<>(Arrays.asList(keys));
        for (Object key : values.keySet()) {
            if (!allowed.isEmpty() && !allowed.contains(key)) {
                throw new InvalidConfigurationException(
                        "%s.%s is not a setting; the settings here are %s; rename or remove it in cdk.json"
                                .formatted(path, key, String.join(", ", allowed)));
            }
        }
    }

    public static Section of(String path, @Nullable Object value, String... keys) {
        if (!(value instanceof Map<?, ?> values)) {
            throw refused(path, "an object of settings", value);
        }
        return new Section(path, values, keys);
    }

    /** An absent section is an empty one: its settings have defaults, or are refused one by one. */
    public Section section(String key, String... keys) {
        Object value = values.get(key);
        return of(path(key), value == null ? Map.of() : value, keys);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    public Object get(String key) {
        return values.get(key);
    }

    /** Everything in it, as it came, sorted by key. */
    public Map<String, Object> copy() {
        Map<String, Object> copy = new TreeMap<>();
        values.forEach((key, value) -> copy.put(key.toString(), value));
        return Collections.unmodifiableMap(copy);
    }

    public Optional<String> text(String key, String allowed, Pattern shape) {
        return Optional.ofNullable(values.get(key)).map(value -> matching(path(key), value, allowed, shape));
    }

    public String requiredText(String key, String allowed, Pattern shape) {
        return text(key, allowed, shape).orElseThrow(() -> refused(key, allowed));
    }

    /** Each once: a partition that is named twice would be counted twice, and AWS refuses to tell somebody twice. */
    public List<String> texts(String key, String allowed, Pattern shape) {
        if (!(Objects.requireNonNullElse(values.get(key), List.of()) instanceof List<?> list)) {
            throw refused(key, "a list, each entry " + allowed);
        }
        if (list.stream().distinct().count() < list.size()) {
            throw refused(key, "a list that names nothing twice");
        }
        return list.stream().map(entry -> matching(path(key), entry, allowed, shape)).toList();
    }

    public int whole(String key, int least, int most, int otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number) || number.doubleValue() != number.intValue()
                || number.intValue() < least || number.intValue() > most) {
            throw refused(key, "a whole number from %,d to %,d".formatted(least, most));
        }
        return number.intValue();
    }

    public boolean flag(String key, boolean otherwise) {
        Object value = values.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw refused(key, "true or false");
        }
        return value == null ? otherwise : (Boolean) value;
    }

    /** From 0 to 1. */
    public double fraction(String key, double otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number) || !(number.doubleValue() >= 0 && number.doubleValue() <= 1)) {
            throw refused(key, "a number from 0 to 1");
        }
        return number.doubleValue();
    }

    /** @param parse throws DateTimeException for what is not allowed */
    public <T> T parsed(String key, String allowed, @Nullable String otherwise, Function<String, T> parse) {
        Object value = values.containsKey(key) ? values.get(key) : otherwise;
        try {
            return parse.apply(matching(path(key), value, allowed, Pattern.compile(".+")));
        } catch (DateTimeException e) {
            throw refused(path(key), allowed, values.get(key));
        }
    }

    public InvalidConfigurationException refused(String key, String allowed) {
        return refused(path(key), allowed, values.get(key));
    }

    private String path(String key) {
        return path + "." + key;
    }

    private static String matching(String path, @Nullable Object value, String allowed, Pattern shape) {
        if (value instanceof String text && shape.matcher(text).matches()) {
            return text;
        }
        throw refused(path, allowed, value);
    }

    public static InvalidConfigurationException refused(String path, String allowed, @Nullable Object value) {
        String came = value == null ? "nothing" : value instanceof String text ? '"' + text + '"' : value.toString();
        String remedy = value == null ? "add" : "correct";
        return new InvalidConfigurationException(
                "%s must be %s, got %s; %s it in cdk.json".formatted(path, allowed, came, remedy));
    }
}
