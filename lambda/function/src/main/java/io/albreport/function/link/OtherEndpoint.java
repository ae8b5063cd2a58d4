package io.albreport.function.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LinkAddresses.Elsewhere;

/**
 * Asks the other Region's Parameter Store for the address of its endpoint: one attempt, and no answer is an answer, since
 * that Region may be lost. The request is signed by the SDK and written here: its client for that service would add a
 * fifth to the function's jar for one call.
 */
record OtherEndpoint(AwsClients clients, SdkHttpClient http) {
    private static final Logger LOG = LoggerFactory.getLogger(OtherEndpoint.class);

    private static final int OK = 200;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+/");
    private static final JsonMapper JSON = new JsonMapper();

    /** What links of that Region begin with; empty if it did not say so in time. */
    Optional<URI> address(Elsewhere elsewhere) {
        try {
            HttpExecuteResponse response = http.prepareRequest(request(elsewhere)).call();
            JsonNode answer = answer(response);
            String address = answer.at("/Parameter/Value").asText();
            if (response.httpResponse().statusCode() == OK && ADDRESS.matcher(address).matches()) {
                return Optional.of(URI.create(address));
            }
            LOG.warn("{} does not tell the address of its endpoint: {}", elsewhere.region(), answer);
        } catch (IOException | SdkException | CompletionException e) {
            LOG.warn("{} does not tell the address of its endpoint", elsewhere.region(), e);
        }
        return Optional.empty();
    }

    /** @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html">API</a> */
    private HttpExecuteRequest request(Elsewhere elsewhere) throws IOException {
        String body = JSON.writeValueAsString(Map.of("Name", elsewhere.parameter()));
        SdkHttpRequest request = SdkHttpRequest.builder().uri(clients.parameterStore().apply(elsewhere.region()))
                .method(SdkHttpMethod.POST).putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "AmazonSSM.GetParameter").build();
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign
                .identity(clients.s3().serviceClientConfiguration().credentialsProvider().resolveIdentity().join())
                .request(request).payload(ContentStreamProvider.fromUtf8String(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ssm")
                .putProperty(AwsV4HttpSigner.REGION_NAME, elsewhere.region().id()));
        return HttpExecuteRequest.builder().request(signed.request())
                .contentStreamProvider(signed.payload().orElseThrow()).build();
    }

    private static JsonNode answer(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return JSON.nullNode();
        }
        try (InputStream body = response.responseBody().get()) {
            return JSON.readTree(body);
        }
    }
}
