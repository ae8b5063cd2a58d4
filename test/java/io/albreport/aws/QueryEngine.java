package io.albreport.aws;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What runs a query for {@link AwsEndpoint}. */
@FunctionalInterface
public interface QueryEngine {
    /**
     * Runs it to its end.
     *
     * @throws Exception with the reason that Athena would give for a failed query
     */
    Answer run(String sql) throws Exception;

    /**
     * @param rows without the header
     * @param bytesScanned as stored
     */
    record Answer(List<String> columns, List<List<@Nullable String>> rows, long bytesScanned) {
        /** As Athena writes it: everything quoted but NULL, which is nothing at all. */
        public String csv() {
            return Stream.concat(Stream.of(columns), rows.stream()).map(Answer::line).collect(Collectors.joining());
        }

        private static String line(List<? extends @Nullable String> values) {
            return values.stream().map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",", "", "\n"));
        }
    }
}
