package io.albreport.function.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import io.albreport.function.s3.StoredFile;
import io.albreport.function.s3.WholeStream;
import io.albreport.function.store.Edition;
import io.albreport.function.store.Manifest;
import io.albreport.function.store.ReportFiles;
import io.albreport.report.wording.Legible;

/**
 * A bucket of one of the two regions, which a drill only reads.
 *
 * @param region where it is
 */
record DrillSide(S3Client s3, Region region, String bucket) {
    /** Oldest first. */
    static final Comparator<S3Object> BY_AGE = Comparator.comparing(S3Object::lastModified)
            .thenComparing(S3Object::key);

    /**
     * Asks once whether it is there at all: without a bucket S3 would say of each object only that it is missing.
     *
     * @throws DrillFailedException when it cannot be reached
     */
    void reach() {
        tried(() -> s3.headBucket(head -> head.bucket(bucket)));
    }

    /** The manifest of a day's report, if there is one. */
    Optional<Manifest> manifest(LocalDate day) {
        return tried(() -> reports().find(Edition.of(day)).map(Manifest::of));
    }

    /** Whether a day's report is here with all its files. */
    boolean hasWhole(LocalDate day) {
        return manifest(day).flatMap(manifest -> tried(() -> reports().whole(manifest))).isPresent();
    }

    /** Whether a file's content is here, in whichever version: in a bucket restored by copying, ids are others. */
    boolean hasCopy(StoredFile file) {
        return tried(() -> reports().current(file)).isPresent();
    }

    /**
     * The newest of the objects below a prefix, newest first. Not all are kept at once: S3 lists them page by page.
     *
     * @param after keys up to this one are left out; may be empty
     * @param wanted which of the others count
     */
    List<S3Object> newest(int most, String prefix, String after, Predicate<S3Object> wanted) {
        PriorityQueue<S3Object> newest = new PriorityQueue<>(BY_AGE);
        return tried(() -> {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)
                    .startAfter(after.isEmpty() ? null : after)).contents().stream().filter(wanted).forEach(object -> {
                        newest.add(object);
                        if (newest.size() > most) {
                            newest.remove();
                        }
                    });
            return newest.stream().sorted(BY_AGE.reversed()).toList();
        });
    }

    /**
     * How long an object is, or that it is not there.
     *
     * @param versionId null for the current one
     */
    OptionalLong length(String key, @Nullable String versionId) {
        return unlessMissing(
                () -> s3.headObject(head -> head.bucket(bucket).key(key).versionId(versionId)).contentLength())
                .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /**
     * Reads an object to its end, keeping none of it.
     *
     * @param versionId null for the current one
     * @return in hexadecimal digits; empty when it is not there
     */
    Optional<String> sha256(String key, @Nullable String versionId) {
        return unlessMissing(() -> s3.getObject(get -> get.bucket(bucket).key(key).versionId(versionId)))
                .map(object -> digest(key, object));
    }

    private ReportFiles reports() {
        return new ReportFiles(s3, bucket);
    }

    private String digest(String key, ResponseInputStream<GetObjectResponse> object) {
        MessageDigest digest = StoredFile.digest();
        try (object;
                InputStream in = new DigestInputStream(new WholeStream(object, object.response().contentLength()),
                        digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable("/" + key, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private <T> Optional<T> unlessMissing(Supplier<T> question) {
        return tried(() -> {
            try {
                return Optional.of(question.get());
            } catch (S3Exception e) {
                if (ReportFiles.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private <T> T tried(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkException e) {
            throw unreadable("", e);
        }
    }

    private DrillFailedException unreadable(String key, Exception cause) {
        return new DrillFailedException(
                "s3://%s%s in %s cannot be read: %s: see whether the region is well and the drill's role may read there"
                        .formatted(bucket, key, region, Legible.shortened(
                                Legible.of(String.valueOf(cause.getMessage())))),
                cause);
    }
}
