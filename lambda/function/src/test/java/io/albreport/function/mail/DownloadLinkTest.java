package io.albreport.function.mail;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.s3.StoredFile;
import io.albreport.report.configuration.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadLinkTest {
    private static final StoredFile FILE = new StoredFile("reports/date=2026-11-19/report.html", "v/1", "00", 1);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Test
    @DisplayName("F1: the link is to that version of the file, and ends with the credentials that signed it")
    void the_link_ends_with_the_credentials() {
        DownloadLink link = link(credentials().expirationTime(now.plusSeconds(3600)).build());

        assertThat(link.url()).hasValueSatisfying(
                url -> assertThat(url).contains("/reports/date%3D2026-11-19/report.html").contains("versionId=v%2F1")
                        .contains("X-Amz-Expires=86400"));
        assertThat(link.end()).contains(now.plusSeconds(3600));
        assertThat(link.console()).isEqualTo("https://eu-west-1.console.aws.amazon.com/s3/object/reports-bucket"
                + "?region=eu-west-1&prefix=reports%2Fdate%3D2026-11-19%2Freport.html&versionId=v%2F1");
    }

    @Test
    void the_link_ends_after_a_day_even_if_the_credentials_do_not() {
        assertThat(link(credentials().expirationTime(now.plus(3, ChronoUnit.DAYS)).build()).end())
                .hasValueSatisfying(end -> assertThat(end).isBetween(now.plus(1, ChronoUnit.DAYS),
                        now.plus(1, ChronoUnit.DAYS).plusSeconds(60)));
    }

    @Test
    void without_a_known_end_of_the_credentials_none_is_named() {
        assertThat(link(credentials().build()).end()).isEmpty();
    }

    private static AwsSessionCredentials.Builder credentials() {
        return AwsSessionCredentials.builder().accessKeyId("id").secretAccessKey("secret").sessionToken("token");
    }

    @Test
    @DisplayName("F5: without credentials to sign with, the way through the console is left")
    void without_credentials_the_console_is_left() {
        DownloadLink link = link((AwsCredentialsProvider) () -> {
            throw SdkClientException.create("no credentials");
        });

        assertThat(link.url()).isEmpty();
        assertThat(link.console()).startsWith("https://eu-west-1.console.aws.amazon.com/s3/object/reports-bucket");
    }

    private static DownloadLink link(AwsSessionCredentials credentials) {
        return link(StaticCredentialsProvider.create(credentials));
    }

    @Test
    @DisplayName("F13: the link is signed by the credentials whose end the mail names, whichever the presigner has")
    void one_provider_signs_and_ends() {
        DownloadLink link = link(StaticCredentialsProvider.create(credentials().build()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("other", "secret")));

        assertThat(link.url()).hasValueSatisfying(url -> assertThat(url).contains("X-Amz-Credential=id%2F"));
    }

    private static DownloadLink link(AwsCredentialsProvider provider) {
        return link(provider, provider);
    }

    private static DownloadLink link(AwsCredentialsProvider provider, AwsCredentialsProvider ofPresigner) {
        try (var presigner = S3Presigner.builder().region(Region.EU_WEST_1).credentialsProvider(ofPresigner).build();
                var s3 = S3Client.builder().region(Region.EU_WEST_1).credentialsProvider(provider)
                        .httpClient(AwsClients.http()).build();
                var athena = AthenaClient.builder().region(Region.EU_WEST_1).httpClient(AwsClients.http()).build();
                var sns = SnsClient.builder().region(Region.EU_WEST_1).httpClient(AwsClients.http()).build()) {
            return DownloadLink.to(FILE, new ReportEnvironment(Region.EU_WEST_1, "reports-bucket", "workgroup",
                    "database", "topic", Map.of(), new LoggedDays(LocalDate.of(2026, 1, 1), OptionalInt.of(365)),
                    Optional.empty(), ReportConfig.DEFAULTS, Duration.ofMinutes(3), "service", "namespace"),
                    new AwsClients(athena, s3, presigner, sns, _ -> URI.create("http://127.0.0.1:1/")));
        }
    }
}
