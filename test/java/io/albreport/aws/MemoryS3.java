package io.albreport.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.function.s3.StoredFile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * S3 below an SDK's client instead of behind a wire, for tests that make many thousand requests. It has any bucket, and
 * of S3 what the function needs: objects in versions, none of which is ever deleted, and conditional writes.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class MemoryS3 implements SdkHttpClient {
    /** Never connected to. */
    public static final URI ENDPOINT = URI.create("https://s3.memory");
    public static final String VERSION = "x-amz-version-id";

    private final Map<String, List<Version>> objects = new HashMap<>();
    private int written;

    /**
     * @param eTag follows from the content, as in S3
     */
    public record Version(String id, SdkBytes content, String eTag) {}

    /**
     * The versions of an object, oldest first.
     *
     * @param path {@code /bucket/key}
     */
    public synchronized List<Version> versions(String path) {
        return List.copyOf(objects.getOrDefault(path, List.of()));
    }

    public synchronized void clear() {
        objects.clear();
    }

    public S3Client client() {
        return S3Client.builder().endpointOverride(ENDPOINT).credentialsProvider(S3Server.CREDENTIALS)
                .region(Region.EU_WEST_1).forcePathStyle(true).httpClient(this).build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            @Override
            public void abort() {
                // There is nothing to wait for.
            }
        };
    }

    private synchronized HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        List<Version> versions = objects.computeIfAbsent(URLDecoder.decode(http.encodedPath(), UTF_8),
                _ -> new ArrayList<>());
        return http.method() == SdkHttpMethod.PUT
                ? put(versions, http, SdkBytes.fromByteArrayUnsafe(body(request)))
                : get(versions, http);
    }

    private HttpExecuteResponse put(List<Version> versions, SdkHttpRequest http, SdkBytes content) {
        Optional<String> over = http.firstMatchingHeader("If-Match");
        boolean mustBeFirst = http.firstMatchingHeader("If-None-Match").isPresent();
        if (over.isPresent() && versions.isEmpty()) {
            return refusal(404, "NoSuchKey");
        }
        boolean isOther = over.isPresent() && !versions.getLast().eTag().equals(over.get());
        if (isOther || (mustBeFirst && !versions.isEmpty())) {
            return refusal(412, "PreconditionFailed");
        }
        String eTag = '"' + StoredFile.sha256(content.asByteArrayUnsafe()) + '"';
        versions.add(new Version("v" + ++written, content, eTag));
        return of(versions.getLast(), SdkBytes.fromUtf8String(""));
    }

    private static HttpExecuteResponse get(List<Version> versions, SdkHttpRequest http) {
        Optional<String> id = http.firstMatchingRawQueryParameter("versionId");
        Optional<Version> found = versions.reversed().stream()
                .filter(version -> id.isEmpty() || version.id().equals(id.get())).findFirst();
        boolean isHead = http.method() == SdkHttpMethod.HEAD;
        return found.map(version -> of(version, isHead ? SdkBytes.fromUtf8String("") : version.content()))
                .orElseGet(() -> refusal(404, "NoSuchKey"));
    }

    private static HttpExecuteResponse of(Version version, SdkBytes body) {
        return response(200, Map.of("ETag", version.eTag(), VERSION, version.id()), body);
    }

    /** As S3 refuses. */
    public static HttpExecuteResponse refusal(int status, String code) {
        return response(status, Map.of("Content-Type", "application/xml"),
                SdkBytes.fromUtf8String("<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code)));
    }

    private static HttpExecuteResponse response(int status, Map<String, String> headers, SdkBytes body) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status)
                .putHeader("Content-Length", String.valueOf(body.asByteArrayUnsafe().length));
        headers.forEach(response::putHeader);
        return HttpExecuteResponse.builder().response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.asByteArrayUnsafe()))).build();
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        try (InputStream stream = request.contentStreamProvider().orElseThrow().newStream()) {
            byte[] sent = stream.readAllBytes();
            return request.httpRequest().firstMatchingHeader("x-amz-decoded-content-length").isPresent()
                    ? joined(sent)
                    : sent;
        }
    }

    /** What comes with a checksum behind it comes in chunks, each after its length in hexadecimal digits. */
    private static byte[] joined(byte[] chunks) {
        String text = new String(chunks, ISO_8859_1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = text.indexOf("\r\n", at);
            int length = Integer.parseInt(text.substring(at, end).replaceFirst(";.*", ""), 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(chunks, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
