package io.albreport.function.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import io.albreport.function.s3.Documents;
import io.albreport.function.s3.Documents.Document;
import io.albreport.function.s3.StoredFile;
import io.albreport.report.model.ReportFormat;

/**
 * The bucket of reports and reviews. One is there when its manifest is; of several runs for it only one writes that, and
 * the versions it names are that run's own; the current ones may be another run's.
 */
public record ReportFiles(S3Client s3, String bucket) {
    /** What the keys of all summaries begin with; a day follows. */
    static final String SUMMARIES = "summaries/date=";

    private static final int NOT_FOUND = 404;
    /** For a version id that S3 did not make itself in this bucket, and finds invalid. */
    private static final int BAD_REQUEST = 400;

    static String summaryKey(LocalDate day) {
        return SUMMARIES + day + "/summary.json";
    }

    public Documents documents() {
        return new Documents(s3, bucket);
    }

    /** The manifest, as it lies there. */
    public Optional<Document> find(Edition edition) {
        return documents().read(edition.manifestKey());
    }

    /**
     * The manifest with the versions of its files as they are here; empty when one of them is not, since a replica may
     * be behind, and files may have been deleted.
     */
    public Optional<Manifest> whole(Manifest manifest) {
        List<StoredFile> here = manifest.files().stream().map(this::here).flatMap(Optional::stream).toList();
        return here.size() == manifest.files().size() ? Optional.of(manifest.with(here)) : Optional.empty();
    }

    /** In a bucket restored by copying, versions have other ids than the manifest names; checksums stay. */
    private Optional<StoredFile> here(StoredFile file) {
        return isThere(file) ? Optional.of(file) : current(file);
    }

    private boolean isThere(StoredFile file) {
        try {
            s3.headObject(head -> head.bucket(bucket).key(file.key()).versionId(file.versionId()));
            return true;
        } catch (S3Exception e) {
            if (isMissing(e) || e.statusCode() == BAD_REQUEST) {
                return false;
            }
            throw e;
        }
    }

    /**
     * The file in the version that is current here, if that has its content. Read rather than asked for its checksum,
     * which a copy need not have.
     */
    public Optional<StoredFile> current(StoredFile file) {
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(file.key()));
            return StoredFile.sha256(object.asByteArrayUnsafe()).equals(file.sha256())
                    ? Optional.of(file.inVersion(object.response().versionId()))
                    : Optional.empty();
        } catch (S3Exception e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether S3 refuses for want of such an object, or of such a version of it. */
    public static boolean isMissing(S3Exception refusal) {
        return refusal.statusCode() == NOT_FOUND;
    }

    /**
     * Puts the files; without the manifest they belong to no report yet.
     *
     * @return they, in the order of {@link ReportFormat}
     */
    public List<StoredFile> put(Edition edition, Map<ReportFormat, byte[]> files) {
        List<StoredFile> stored = new ArrayList<>();
        for (Map.Entry<ReportFormat, byte[]> file : files.entrySet()) {
            stored.add(put(edition.key(file.getKey()), file.getValue(), type(file.getKey()),
                    disposition(edition, file.getKey())));
        }
        return stored;
    }

    /** Puts what later days and reviews need of a day. */
    public StoredFile putSummary(LocalDate day, byte[] summary) {
        return put(summaryKey(day), summary, "application/json", null);
    }

    /**
     * Puts the manifest, unless another run was first.
     *
     * @param over the ETag of the one to be replaced; empty if there must be none
     * @return whether this manifest is the one that is there now
     */
    public boolean complete(Edition edition, Manifest manifest, Optional<String> over) {
        return documents().write(edition.manifestKey(), manifest.toJson(), over).isPresent();
    }

    /** S3 refuses content that does not have the checksum, which is the one that the manifest names. */
    private StoredFile put(String key, byte[] content, String type, @Nullable String disposition) {
        String digest = StoredFile.sha256(content);
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key(key).contentType(type)
                .contentDisposition(disposition)
                .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest))).build();
        String versionId = s3.putObject(request, RequestBody.fromBytes(content)).versionId();
        return new StoredFile(key, versionId, digest, content.length);
    }

    private static String type(ReportFormat format) {
        return switch (format) {
            case HTML -> "text/html;charset=utf-8";
            case PDF -> "application/pdf";
            case JSON -> "application/json";
            case CSV -> "text/csv;charset=utf-8";
        };
    }

    /** What people read opens in the browser; saved, it has a name that tells the day, the week or the month. */
    private static @Nullable String disposition(Edition edition, ReportFormat format) {
        return switch (format) {
            case HTML -> "inline; filename=\"alb-report-%s.html\"".formatted(edition.name());
            case PDF -> "inline; filename=\"alb-report-%s.pdf\"".formatted(edition.name());
            case JSON, CSV -> null;
        };
    }
}
