package io.albreport.function.s3;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
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

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /**
     * @param eTag changes with each writing
     */
    public record Document(String content, String eTag) {}

    /**
     * A document's content as a record, which refuses what it cannot do without by {@link #require}.
     *
     * @throws IllegalArgumentException for any other content, with the reason
     */
    public static <T> T parse(String content, Class<T> type) {
        try {
            T parsed = JSON.readValue(content, type);
            require("value", parsed);
            return parsed;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e instanceof ValueInstantiationException && e.getCause() != null
                    ? e.getCause().getMessage()
                    : e.getOriginalMessage(), e);
        }
    }

    public static void require(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no '%s'".formatted(name));
        }
    }

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
