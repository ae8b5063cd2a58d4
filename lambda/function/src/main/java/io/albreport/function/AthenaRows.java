package io.albreport.function;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import io.albreport.report.ResultRow;

/**
 * A query's answer, read from the CSV object that Athena leaves in the result bucket, as one stream and a row at a time:
 * {@code GetQueryResults} would be a call for each 1,000 rows.
 */
final class AthenaRows {
    private final S3Client s3;

    AthenaRows(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * Hands over each row. An empty field is NULL: Athena writes NULL as nothing and an empty text as {@code ""}, and no
     * column of the statement means anything by an empty text.
     *
     * @param location {@code s3://bucket/key}
     * @throws QueryFailedException when the object has other columns than the statement, or ends too early
     */
    void read(String location, Consumer<ResultRow> rows) throws IOException {
        URI object = URI.create(location);
        try (ResponseInputStream<GetObjectResponse> body = s3
                .getObject(get -> get.bucket(object.getHost()).key(object.getPath().substring(1)));
                Counting counting = new Counting(body);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(counting)) {
            boolean header = true;
            for (CsvRecord line : csv) {
                if (header) {
                    check(line.getFields(), location);
                    header = false;
                } else {
                    rows.accept(new ResultRow(values(line)));
                }
            }
            if (header || counting.bytes != body.response().contentLength()) {
                throw new QueryFailedException("the result %s ends after %d of %d bytes".formatted(location,
                        counting.bytes, body.response().contentLength()));
            }
        }
    }

    private static void check(List<String> columns, String location) {
        if (!columns.equals(ResultRow.COLUMNS)) {
            throw new QueryFailedException("the result %s must have the columns %s, got %s".formatted(location,
                    ResultRow.COLUMNS, columns));
        }
    }

    private static List<@Nullable String> values(CsvRecord line) {
        List<@Nullable String> values = new ArrayList<>(line.getFieldCount());
        for (String field : line.getFields()) {
            values.add(field.isEmpty() ? null : field);
        }
        return values;
    }

    /** A connection that breaks looks like an end. */
    private static final class Counting extends FilterInputStream {
        private long bytes;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            bytes += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = super.read(buffer, from, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}
