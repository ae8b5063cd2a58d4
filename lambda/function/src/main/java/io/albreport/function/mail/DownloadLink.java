package io.albreport.function.mail;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.s3.StoredFile;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Two ways to a stored file: a link that needs no AWS account but ends, and one into the S3 console that lasts.
 *
 * @param url opens the file without any further permission; empty when it could not be signed
 * @param copy of the URL in the other Region; empty where there is none that is known
 * @param end when the URLs stop working; empty when the end of the credentials that signed it is unknown
 * @param console for those with access to the bucket
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Presigned URLs end
 *      with the credentials that signed them</a>
 */
public record DownloadLink(Optional<String> url, Optional<Copy> copy, Optional<Instant> end, String console) {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadLink.class);

    /** Asked for; a function's credentials mostly end sooner, and the link with them. */
    static final Duration LIFE = Duration.ofHours(24);

    /** For when the Region of the mail is lost. */
    public record Copy(String region, String url) {}

    /** A link that does not end with the credentials of who sent it. */
    public static DownloadLink lasting(StoredFile file, ReportEnvironment environment, String url,
            Optional<Copy> copy, Instant end) {
        return new DownloadLink(Optional.of(url), copy, Optional.of(end), console(file, environment));
    }

    /** Signs a link to that version of the file; without credentials to sign with, the console is left. */
    public static DownloadLink to(StoredFile file, ReportEnvironment environment, AwsClients clients) {
        String console = console(file, environment);
        try {
            var signer = clients.s3().serviceClientConfiguration().credentialsProvider();
            Optional<Instant> credentialsEnd = signer.resolveIdentity().join().expirationTime();
            PresignedGetObjectRequest signed = clients.presigner().presignGetObject(presign -> presign
                    .signatureDuration(LIFE).getObjectRequest(request -> request.bucket(environment.reportsBucket())
                            .key(file.key()).versionId(file.versionId()).overrideConfiguration(
                                    by -> by.credentialsProvider(signer))));
            return new DownloadLink(Optional.of(signed.url().toString()), Optional.empty(),
                    credentialsEnd.map(end -> earlier(end, signed.expiration()).truncatedTo(ChronoUnit.SECONDS)),
                    console);
        } catch (SdkException | CompletionException e) {
            LOG.error("No link to {} could be signed", file.key(), e);
            return new DownloadLink(Optional.empty(), Optional.empty(), Optional.empty(), console);
        }
    }

    private static String console(StoredFile file, ReportEnvironment environment) {
        String region = environment.region().id();
        String version = file.versionId() == null ? "" : "&versionId=" + encoded(file.versionId());
        return "https://%s.console.aws.amazon.com/s3/object/%s?region=%s&prefix=%s%s".formatted(region,
                environment.reportsBucket(), region, encoded(file.key()), version);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
