package io.albreport.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.aws.QueryEngine;
import io.albreport.report.statement.ResultRow;
import io.albreport.trino.EmbeddedTrino;
import io.albreport.trino.GlueTable;

/** Trino over what lies in a log bucket at the time of the query; it reads a copy on this machine. */
final class BucketOnTrino implements QueryEngine {
    private final EmbeddedTrino trino;
    private final GlueTable definition;
    private final S3Client s3;
    private final String bucket;
    private final Path copies;

    BucketOnTrino(EmbeddedTrino trino, GlueTable definition, S3Client s3, String bucket, Path copies) {
        this.trino = trino;
        this.definition = definition;
        this.s3 = s3;
        this.bucket = bucket;
        this.copies = copies;
    }

    @Override
    public Answer run(String sql) throws IOException {
        Path copy = Files.createTempDirectory(copies, bucket);
        // Trino looks for the folder that all partitions lie in
        Files.createDirectories(copy.resolve(definition.folder()));
        long bytes = 0;
        for (S3Object object : s3.listObjectsV2Paginator(list -> list.bucket(bucket)).contents()) {
            Path file = copy.resolve(object.key());
            Files.createDirectories(file.getParent());
            s3.getObject(get -> get.bucket(bucket).key(object.key()), file);
            bytes += object.size();
        }
        List<List<@Nullable String>> rows = trino.create(definition, copy).query(sql);
        return new Answer(ResultRow.COLUMNS, rows, bytes);
    }
}
