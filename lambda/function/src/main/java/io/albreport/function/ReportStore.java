package io.albreport.function;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.albreport.function.Manifest.StoredFile;
import io.albreport.report.ReportFormat;

/** The reports bucket. Keys name no region and no account, so that a replica is as good as the original. */
final class ReportStore {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    ReportStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * A manifest that is there, with the mark that changes when it is replaced.
     */
    record Found(Manifest manifest, String eTag) {}

    static String key(LocalDate day, ReportFormat format) {
        return folder(day) + format.fileName();
    }

    static String manifestKey(LocalDate day) {
        return folder(day) + "manifest.json";
    }

    static String summaryKey(LocalDate day) {
        return "summaries/date=" + day + "/summary.json";
    }

    private static String folder(LocalDate day) {
        return "reports/date=" + day + "/";
    }

    /** The manifest of a day whose report is whole. */
    Optional<Found> find(LocalDate day) throws IOException {
        try {
            ResponseBytes<GetObjectResponse> object = s3
                    .getObjectAsBytes(get -> get.bucket(bucket).key(manifestKey(day)));
            return Optional.of(new Found(Manifest.of(object.asByteArray()), object.response().eTag()));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /** Stores the files and the summary; they are not a report before {@link #complete}. */
    List<StoredFile> put(LocalDate day, Map<ReportFormat, byte[]> files, byte[] summary) {
        List<StoredFile> stored = new ArrayList<>();
        files.forEach((format, content) -> stored.add(put(key(day, format), type(format), content)));
        stored.add(put(summaryKey(day), "application/json", summary));
        return List.copyOf(stored);
    }

    /**
     * Writes the manifest.
     *
     * @param over the one to replace; empty to write only where none is
     * @return false when another run was faster, whose report stands
     */
    boolean complete(Manifest manifest, Optional<Found> over) {
        try {
            s3.putObject(put -> {
                put.bucket(bucket).key(manifestKey(manifest.date())).contentType("application/json");
                over.ifPresentOrElse(old -> put.ifMatch(old.eTag()), () -> put.ifNoneMatch("*"));
            }, RequestBody.fromBytes(manifest.toJson()));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private StoredFile put(String key, String type, byte[] content) {
        byte[] digest = sha256(content);
        // S3 refuses what arrives otherwise than it was sent
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(key).contentType(type)
                .contentDisposition("inline").checksumSHA256(Base64.getEncoder().encodeToString(digest)).build();
        PutObjectResponse response = s3.putObject(request, RequestBody.fromBytes(content));
        return new StoredFile(key, response.versionId(), HexFormat.of().formatHex(digest), content.length);
    }

    private static String type(ReportFormat format) {
        return switch (format) {
            case HTML -> "text/html;charset=utf-8";
            case PDF -> "application/pdf";
            case JSON -> "application/json";
            case CSV -> "text/csv;charset=utf-8";
        };
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
