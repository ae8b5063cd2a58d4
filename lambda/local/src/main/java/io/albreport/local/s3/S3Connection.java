package io.albreport.local.s3;

import java.io.IOException;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 as the AWS CLI of whoever runs this would reach it: with the credentials and the region of the environment or the
 * profile. How often is tried again is theirs as well ({@code AWS_MAX_ATTEMPTS}).
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">Where
 *      credentials come from</a>
 */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Without one byte. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private S3Connection() {}

    /**
     * @param connections that will be used at once
     * @throws IOException when there are no credentials
     */
    static S3Client open(int connections) throws IOException {
        // the JDK keeps five open, and would make most of the others anew for each object
        System.setProperty("http.maxConnections", String.valueOf(connections));
        return S3Client.builder().credentialsProvider(credentials()).region(region()).crossRegionAccessEnabled(true)
                .httpClient(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build())
                .build();
    }

    private static AwsCredentialsProvider credentials() throws IOException {
        AwsCredentialsProvider usual = DefaultCredentialsProvider.builder().build();
        try {
            usual.resolveCredentials();
            return usual;
        } catch (SdkClientException e) {
            throw new IOException(
                    "no AWS credentials were found, or they have expired; sign in with 'aws sso login' or "
                            + "'aws configure', or name a profile in AWS_PROFILE",
                    e);
        }
    }

    /** Any will do: S3 says where a bucket is. */
    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            return Region.US_EAST_1;
        }
    }
}
