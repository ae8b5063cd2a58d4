package io.albreport.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** An answer that is always the same, but for the day of the month in its names of minutes, which is the one asked for. */
public final class AskedDay {
    private static final Pattern START = Pattern.compile("\"time\" >= '\\d{4}-\\d{2}-(\\d{2})T");

    private AskedDay() {}

    /** @param day as it stands in the rows before a T */
    public static List<List<@Nullable String>> in(List<List<@Nullable String>> rows, String day, String sql) {
        Matcher start = START.matcher(sql);
        if (!start.find()) {
            return rows;
        }
        List<List<@Nullable String>> answer = new ArrayList<>();
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> values = new ArrayList<>();
            row.forEach(value -> values.add(value == null ? null : value.replace(day + "T", start.group(1) + "T")));
            answer.add(values);
        }
        return answer;
    }
}
