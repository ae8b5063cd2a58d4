package io.albreport.aws;

import java.util.List;

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
    record Answer(List<String> columns, List<List<@Nullable String>> rows, long bytesScanned) {}
}
