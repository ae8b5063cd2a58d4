package io.albreport.function;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.albreport.report.ReportFormat;

/**
 * The bucket of reports. A day's report is there when its manifest is; of several runs for a day only one writes that,
 * and the versions it names are that run's own. Keys name no region and no account, so a replica is as good.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
record ReportStore(S3Client s3, String bucket) {
    private static final String JSON = "application/json";

    private static final int PRECONDITION_FAILED = 412;

    static String key(LocalDate day, ReportFormat format) {
        return "reports/date=%s/%s".formatted(day, format.fileName());
    }

    static String manifestKey(LocalDate day) {
        return "reports/date=%s/manifest.json".formatted(day);
    }

    static String summaryKey(LocalDate day) {
        return "summaries/date=%s/summary.json".formatted(day);
    }

    /** The ETag of the day's manifest, if the day has a report. */
    Optional<String> manifestTag(LocalDate day) {
        try {
            return Optional.of(s3.headObject(request -> request.bucket(bucket).key(manifestKey(day))).eTag());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /**
     * Puts a day's files and its summary; without the manifest they belong to no report yet.
     *
     * @return the report's files in the order of {@link ReportFormat}, then the summary
     */
    List<StoredFile> put(LocalDate day, Map<ReportFormat, byte[]> files, byte[] summary) {
        List<StoredFile> stored = new ArrayList<>();
        for (Map.Entry<ReportFormat, byte[]> file : files.entrySet()) {
            stored.add(put(key(day, file.getKey()), file.getValue(), type(file.getKey()),
                    disposition(day, file.getKey())));
        }
        stored.add(put(summaryKey(day), summary, JSON, null));
        return List.copyOf(stored);
    }

    /**
     * Puts the manifest, unless another run was first.
     *
     * @param replaced the ETag of the manifest to be replaced; empty if there must be none
     * @return whether this manifest is the one that is there now
     */
    boolean putManifest(LocalDate day, byte[] manifest, Optional<String> replaced) {
        PutObjectRequest.Builder request = request(manifestKey(day), manifest, JSON);
        replaced.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
        try {
            s3.putObject(request.build(), RequestBody.fromBytes(manifest));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
            return isOurs(day, manifest);
        }
    }

    /** When the answer to a write is lost, the SDK writes again, and the second attempt meets the first one's. */
    private boolean isOurs(LocalDate day, byte[] manifest) {
        return Arrays.equals(manifest,
                s3.getObjectAsBytes(request -> request.bucket(bucket).key(manifestKey(day))).asByteArray());
    }

    private StoredFile put(String key, byte[] content, String type, @Nullable String disposition) {
        PutObjectRequest request = request(key, content, type).contentDisposition(disposition).build();
        String versionId = s3.putObject(request, RequestBody.fromBytes(content)).versionId();
        return new StoredFile(key, versionId, HexFormat.of().formatHex(sha256(content)), content.length);
    }

    /** S3 refuses content that does not have the checksum, which is the one that the manifest names. */
    private PutObjectRequest.Builder request(String key, byte[] content, String type) {
        return PutObjectRequest.builder().bucket(bucket).key(key).contentType(type)
                .checksumSHA256(Base64.getEncoder().encodeToString(sha256(content)));
    }

    private static String type(ReportFormat format) {
        return switch (format) {
            case HTML -> "text/html;charset=utf-8";
            case PDF -> "application/pdf";
            case JSON -> JSON;
            case CSV -> "text/csv;charset=utf-8";
        };
    }

    /** What people read opens in the browser; saved, it has a name that tells the day. */
    private static @Nullable String disposition(LocalDate day, ReportFormat format) {
        return switch (format) {
            case HTML -> "inline; filename=\"alb-report-%s.html\"".formatted(day);
            case PDF -> "inline; filename=\"alb-report-%s.pdf\"".formatted(day);
            case JSON, CSV -> null;
        };
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
