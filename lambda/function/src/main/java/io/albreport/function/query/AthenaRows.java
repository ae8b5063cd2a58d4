package io.albreport.function.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import io.albreport.function.environment.ReportFailedException;
import io.albreport.function.s3.Location;
import io.albreport.function.s3.WholeStream;
import io.albreport.report.statement.ResultRow;
import io.albreport.report.wording.Legible;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the file that Athena leaves a result in, one row at a time: GetQueryResults gives the same in pages of 1,000
 * rows, each a call.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/querying.html">Query results</a>
 */
public record AthenaRows(S3Client s3) {
    /**
     * Hands over each row.
     *
     * @param location of the file, {@code s3://bucket/key}
     * @throws ReportFailedException when the file is no whole answer to the report's statement
     */
    public void read(String location, Consumer<ResultRow> each) {
        try (ResponseInputStream<GetObjectResponse> object = open(location)) {
            Long length = object.response().contentLength();
            read(new WholeStream(object, length == null ? 0 : length), each);
        } catch (IOException | UncheckedIOException | CsvParseException | IllegalArgumentException
                | IllegalStateException e) {
            throw new ReportFailedException("the result %s cannot be read: %s".formatted(location, reason(e)), e);
        }
    }

    private ResponseInputStream<GetObjectResponse> open(String uri) {
        Location location = Location.of(uri);
        return s3.getObject(request -> request.bucket(location.bucket()).key(location.key()));
    }

    public static void read(InputStream csv, Consumer<ResultRow> each) throws IOException {
        try (CsvReader<CsvRecord> records = CsvReader.builder().allowUnclosedQuote(false).ofCsvRecord(csv, UTF_8)) {
            Iterator<CsvRecord> rows = records.iterator();
            if (!rows.hasNext() || !rows.next().getFields().equals(ResultRow.COLUMNS)) {
                throw new IllegalArgumentException(
                        "its first line does not name the columns of the report's statement, %s"
                                .formatted(String.join(", ", ResultRow.COLUMNS)));
            }
            rows.forEachRemaining(row -> hand(new ResultRow(values(row.getFields())), each));
        }
    }

    private static void hand(ResultRow row, Consumer<ResultRow> each) {
        try {
            each.accept(row);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("a row of its section '%s' does not fit the report: %s"
                    .formatted(row.text("section"), reason(e)), e);
        }
    }

    /**
     * Athena writes nothing for NULL. An empty text is read as NULL as well, which loses nothing: the statement turns
     * an empty user agent into NULL itself, empty lines are not in its scope, no other column but the method of a
     * nonsensical request can be empty, and for classification and reason both mean the same.
     */
    private static List<@Nullable String> values(List<String> fields) {
        @Nullable
        String[] values = new @Nullable String[fields.size()];
        Arrays.setAll(values, i -> fields.get(i).isEmpty() ? null : fields.get(i));
        return Arrays.asList(values);
    }

    /** What went wrong underneath: the reader of CSV wraps what the stream throws. */
    private static String reason(Exception e) {
        Throwable told = e;
        while ((told instanceof UncheckedIOException || told instanceof CsvParseException) && told.getCause() != null) {
            told = told.getCause();
        }
        return Legible.shortened(Legible.of(String.valueOf(told.getMessage())));
    }
}
