package io.albreport.function.chaos;

import java.io.IOException;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The way to S3, on which conditional writes go one after the other: S3 lets one of several succeed, where the server of
 * these tests first looks and then writes, so that two at once could both.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public record AtomicWrites(SdkHttpClient http) implements SdkHttpClient {
    private static final Object ONE_AT_A_TIME = new Object();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest sent = request.httpRequest();
        boolean conditional = sent.firstMatchingHeader("If-None-Match").isPresent()
                || sent.firstMatchingHeader("If-Match").isPresent();
        ExecutableHttpRequest prepared = http.prepareRequest(request);
        return conditional ? new Conditional(prepared) : prepared;
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }

    private record Conditional(ExecutableHttpRequest request) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            synchronized (ONE_AT_A_TIME) {
                return request.call();
            }
        }

        @Override
        public void abort() {
            request.abort();
        }
    }
}
