package io.albreport.function;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a stored report can be opened.
 *
 * @param anyone opens it without signing in, until it ends
 * @param end of that; empty when it is not known
 * @param console opens it for those who may sign in to the account, always
 */
record ReportLink(String anyone, Optional<Instant> end, String console) {
    /** What is asked for. */
    static final Duration LIFE = Duration.ofHours(24);

    /**
     * Signs the link. It ends with the credentials that signed it, however long a life was asked for, and a function's
     * credentials last for some hours only.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Expiration time for
     *      presigned URLs</a>
     */
    static ReportLink to(Manifest.StoredFile file, ReportEnvironment environment, Clients clients, Clock clock) {
        Instant asked = clock.instant().plus(LIFE);
        Optional<Instant> end = clients.credentials().resolveCredentials().expirationTime()
                .map(expiry -> expiry.isBefore(asked) ? expiry : asked).map(at -> at.truncatedTo(ChronoUnit.MINUTES));
        String url = clients.presigner().presignGetObject(link -> link.signatureDuration(LIFE)
                .getObjectRequest(get -> get.bucket(environment.reportsBucket()).key(file.key())
                        .versionId(file.versionId())))
                .url().toString();
        return new ReportLink(url, end, console(file.key(), environment));
    }

    private static String console(String key, ReportEnvironment environment) {
        return "https://%1$s.console.aws.amazon.com/s3/object/%2$s?region=%1$s&prefix=%3$s".formatted(
                environment.region(), environment.reportsBucket(), URLEncoder.encode(key, UTF_8));
    }

    /** How long it works, as far as that is known. */
    String lifetime() {
        return end.map(at -> "works until " + at.toString().replace("T", " ").replace(":00Z", " UTC"))
                .orElse("works for some hours, as long as the credentials that signed it");
    }
}
