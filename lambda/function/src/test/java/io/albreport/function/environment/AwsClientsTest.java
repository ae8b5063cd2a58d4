package io.albreport.function.environment;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;

import static org.assertj.core.api.Assertions.assertThat;

class AwsClientsTest {
    /** Several calls fit into the 300 s that a run has. */
    private static final Duration CALL = Duration.ofSeconds(60);

    static Stream<AwsClient> each_client() {
        AwsClients clients = AwsClients.in(Region.EU_WEST_1);
        return Stream.of(clients.athena(), clients.s3(), clients.sns());
    }

    @ParameterizedTest
    @MethodSource("each_client")
    @DisplayName("F3, F4, F5: a service that does not answer is given up, in each attempt and in all")
    void calls_are_given_up(AwsClient client) {
        ClientOverrideConfiguration limits = client.serviceClientConfiguration().overrideConfiguration();

        assertThat(limits.apiCallTimeout()).hasValueSatisfying(all -> assertThat(all).isLessThanOrEqualTo(CALL));
        assertThat(limits.apiCallAttemptTimeout())
                .hasValueSatisfying(one -> assertThat(one).isLessThan(limits.apiCallTimeout().orElseThrow()));
    }
}
