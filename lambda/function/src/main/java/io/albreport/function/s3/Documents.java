package io.albreport.function.s3;

import java.util.Optional;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Small documents in the reports bucket, each written only over what its writer has seen: of several writers at once
 * one succeeds, and the others learn it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public record Documents(S3Client s3, String bucket) {
    private static final int PRECONDITION_FAILED = 412;

    /**
     * @param eTag changes with each writing
     */
    public record Document(String content, String eTag) {}

    public Optional<Document> read(String key) {
        try {
            ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
            return Optional.of(new Document(object.asUtf8String(), object.response().eTag()));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        }
    }

    /**
     * Writes it, unless another writer was faster.
     *
     * @param content must be unlike what any other writer would write
     * @param over the ETag of what it replaces; empty if there must be nothing
     * @return the new ETag; empty when another writer was faster
     */
    public Optional<String> write(String key, String content, Optional<String> over) {
        PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(key)
                .contentType("application/json");
        over.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
        try {
            return Optional.of(s3.putObject(request.build(), RequestBody.fromString(content)).eTag());
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
            // When the answer to a write is lost, the SDK writes again, and the second attempt meets the first one's.
            return read(key).filter(found -> found.content().equals(content)).map(Document::eTag);
        }
    }
}
