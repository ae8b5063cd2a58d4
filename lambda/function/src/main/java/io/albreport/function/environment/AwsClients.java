package io.albreport.function.environment;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The AWS services that a run calls, made once. Waiting and trying again is left to the SDK, within the {@link TimeLimit}.
 *
 * @param parameterStore where Parameter Store is, in any Region
 */
public record AwsClients(AthenaClient athena, S3Client s3, S3Presigner presigner, SnsClient sns,
        Function<Region, URI> parameterStore) {
    /** Within a region a connection takes milliseconds, or does not come about. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Without one byte; a result is streamed as fast as it is read. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** One answer; the largest file is a few megabytes. Ends what trickles. */
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    /** With all attempts, so that several slow calls still fit into the function's 300 s; less when less is left. */
    private static final Duration CALL = Duration.ofSeconds(60);

    private static final int ATTEMPTS = 3;

    public static AwsClients in(Region region) {
        SdkHttpClient http = http();
        return new AwsClients(
                AthenaClient.builder().region(region).httpClient(http).overrideConfiguration(patient()).build(),
                s3(region, http),
                S3Presigner.builder().region(region).build(),
                SnsClient.builder().region(region).httpClient(http).overrideConfiguration(once()).build(),
                any -> URI.create("https://ssm.%s.amazonaws.com/".formatted(any.id())));
    }

    /** Of S3 alone, in any region. */
    public static S3Client s3(Region region, SdkHttpClient http) {
        return S3Client.builder().region(region).httpClient(http).overrideConfiguration(patientWithS3()).build();
    }

    public static SdkHttpClient http() {
        return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build();
    }

    public static ClientOverrideConfiguration patient() {
        return limited().retryStrategy(attempts().build()).build();
    }

    /**
     * S3 answers 409 to one of two conditional writes at once and asks to try again.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
     *      writes</a>
     */
    public static ClientOverrideConfiguration patientWithS3() {
        return limited().retryStrategy(attempts().retryOnException(e -> e instanceof S3Exception s3
                && s3.statusCode() == 409 && s3.awsErrorDetails() != null
                && "ConditionalRequestConflict".equals(s3.awsErrorDetails().errorCode())).build()).build();
    }

    /** A second attempt at a mail whose answer was lost would be a second mail. */
    public static ClientOverrideConfiguration once() {
        return limited().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
    }

    private static StandardRetryStrategy.Builder attempts() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(ATTEMPTS);
    }

    private static ClientOverrideConfiguration.Builder limited() {
        return ClientOverrideConfiguration.builder().apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL)
                .addExecutionInterceptor(new TimedCalls(CALL));
    }
}
