package io.albreport.aws;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.adobe.testing.s3mock.S3MockApplication;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** An S3 server in this JVM. */
public final class S3Server implements AutoCloseable {
    /** Accepted by all endpoints here. */
    public static final AwsCredentialsProvider CREDENTIALS = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("test", "test"));

    private final S3MockApplication server;
    private final S3Client creator;

    /** Of whoever uses buckets of names of its own, such as those of a {@link Workgroup#numbered}; not to be closed. */
    public static S3Server shared() {
        return Shared.SERVER;
    }

    public S3Server() {
        this(Map.of());
    }

    /**
     * With what a folder holds. A copy of another server's folder has the very versions of that server, as a replica has
     * those of its source.
     */
    public S3Server(Path folder) {
        this(Map.of("com.adobe.testing.s3mock.store.root", folder.toString(),
                "com.adobe.testing.s3mock.store.retainFilesOnExit", true));
    }

    private S3Server(Map<String, Object> more) {
        // it adds to the map
        Map<String, Object> settings = new HashMap<>(Map.of(S3MockApplication.PROP_HTTPS_PORT, 0,
                S3MockApplication.PROP_HTTP_PORT, 0, S3MockApplication.PROP_SILENT, true));
        settings.putAll(more);
        server = S3MockApplication.start(settings);
        creator = client();
    }

    // there is no other way to learn a port that the system chose
    @SuppressWarnings("deprecation")
    public URI endpoint() {
        return URI.create("http://localhost:" + server.getHttpPort());
    }

    /** A client for tests to look and to put things there. */
    public S3Client client() {
        return S3Client.builder().endpointOverride(endpoint()).credentialsProvider(CREDENTIALS)
                .region(Region.EU_WEST_1).forcePathStyle(true).httpClient(UrlConnectionHttpClient.create()).build();
    }

    /** As the stack has them: with versions. */
    public void createBucket(String name) {
        creator.createBucket(bucket -> bucket.bucket(name));
        creator.putBucketVersioning(request -> request.bucket(name)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    @Override
    public void close() {
        creator.close();
        server.stop();
    }

    /** Until the JVM ends. It takes a second or two to start one. */
    private static final class Shared {
        private static final S3Server SERVER = new S3Server();
    }
}
