package io.albreport.function;

import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The way to AWS, made once for an execution environment.
 *
 * @param credentials of all of them; a link lives no longer than these
 */
record Clients(AthenaClient athena, S3Client s3, S3Presigner presigner, SnsClient sns,
        AwsCredentialsProvider credentials) {
    /** With the first. The SDK waits between them, longer each time and at random, on what may pass. */
    private static final int ATTEMPTS = 3;

    /** For one attempt. Uploads are megabytes at most, and Athena answers at once. */
    private static final Duration ATTEMPT = Duration.ofSeconds(20);

    static Clients of(String region) {
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        Region where = Region.of(region);
        return new Clients(configure(AthenaClient.builder(), where, credentials).httpClient(http()).build(),
                configure(S3Client.builder(), where, credentials).httpClient(http()).build(),
                S3Presigner.builder().region(where).credentialsProvider(credentials).build(),
                configure(SnsClient.builder(), where, credentials).httpClient(http()).build(), credentials);
    }

    private static UrlConnectionHttpClient http() {
        return (UrlConnectionHttpClient) UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(ATTEMPT).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B configure(B builder, Region region,
            AwsCredentialsProvider credentials) {
        return builder.region(region).credentialsProvider(credentials).overrideConfiguration(all -> all
                .retryStrategy(StandardRetryStrategy.builder().maxAttempts(ATTEMPTS).build())
                .apiCallAttemptTimeout(ATTEMPT));
    }
}
