package io.albreport.function.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.s3.Documents;
import io.albreport.function.s3.StoredFile;

/**
 * What API Gateway calls when somebody opens a link of a mail: it answers with a redirect to the page that the link is
 * for, signed for a minute. Whatever opens nothing gets one and the same answer, so that nobody learns by trying. It
 * writes nothing: a mail scanner that opens the link before its reader does no harm.
 */
public final class LinkHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);

    private static final JsonMapper JSON = new JsonMapper();

    /** From the answer to the browser's request to S3; the link itself can be opened again. */
    static final Duration SIGNED_FOR = Duration.ofMinutes(1);

    /** A reader waits; API Gateway does so for 29 s at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int FORBIDDEN = 403;

    private final LinkEnvironment environment;
    private final Documents documents;
    private final S3Presigner presigner;
    private final Clock clock;

    /** Started by Lambda: all it needs is in the environment, which is read this once. */
    public LinkHandler() {
        this(LinkEnvironment.from(System.getenv()));
    }

    private LinkHandler(LinkEnvironment environment) {
        this(environment, s3(environment.region()), S3Presigner.builder().region(environment.region()).build(),
                Clock.systemUTC());
    }

    /** Started with other services and another clock. */
    public LinkHandler(LinkEnvironment environment, S3Client s3, S3Presigner presigner, Clock clock) {
        this.environment = environment;
        this.documents = new Documents(s3, environment.reportsBucket());
        this.presigner = presigner;
        this.clock = clock;
    }

    private static S3Client s3(Region region) {
        return S3Client.builder().region(region).httpClient(AwsClients.http()).overrideConfiguration(limits()).build();
    }

    /** What the endpoint's client of S3 is told. */
    public static ClientOverrideConfiguration limits() {
        return AwsClients.patientWithS3().copy(all -> all.apiCallTimeout(PATIENCE).apiCallAttemptTimeout(ATTEMPT));
    }

    /** As API Gateway's proxy integration wants it. */
    private record Answer(int statusCode, Map<String, String> headers, String body) {
        /** Nobody keeps it on the way, and S3 does not learn the link. */
        static Answer of(int statusCode, String header, String value, String body) {
            return new Answer(statusCode, new TreeMap<>(Map.of(header, value, "Cache-Control", "no-store",
                    "Referrer-Policy", "no-referrer")), body);
        }
    }

    /**
     * @param event {@code {"httpMethod", "pathParameters": {"link"}}} and more, as API Gateway sends it
     * @param answer gets {@code {"statusCode", "headers", "body"}}: 302 with a Location, or 404
     * @throws software.amazon.awssdk.core.exception.SdkException when S3 does not answer; API Gateway says 502 then
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        PowertoolsLogging.initializeLogging(context);
        MDC.put("correlation_id", context.getAwsRequestId());
        try {
            JSON.writeValue(answer, answer(JSON.readTree(event)));
        } catch (IOException | RuntimeException e) {
            LOG.error("A link could not be opened", e);
            throw e;
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private Answer answer(JsonNode request) {
        return Optional.of(request).filter(asked -> READING.contains(asked.path("httpMethod").asText()))
                .flatMap(asked -> LinkToken.of(asked.at("/pathParameters/link").textValue()))
                .flatMap(this::living).map(this::redirect)
                .orElseGet(() -> Answer.of(404, "Content-Type", "text/html;charset=utf-8", environment.nothing()));
    }

    private Optional<Link> living(LinkToken token) {
        try {
            Optional<Link> link = read(token.key()).map(Link::parse).filter(found -> found.isAlive(clock.instant()));
            LOG.info(link.isPresent() ? "Opened {}" : "Opens nothing: {}", token);
            return link;
        } catch (IllegalArgumentException e) {
            LOG.error("{} cannot be read", token, e);
            return Optional.empty();
        }
    }

    /** S3 does not say that a key is not there to those who may not list the bucket; they get 403. */
    private Optional<String> read(String key) {
        try {
            return documents.read(key).map(Documents.Document::content);
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Answer redirect(Link link) {
        StoredFile file = link.file();
        String url = presigner.presignGetObject(presign -> presign.signatureDuration(SIGNED_FOR).getObjectRequest(
                get -> get.bucket(environment.reportsBucket()).key(file.key()).versionId(file.versionId())
                        .responseCacheControl("no-store")))
                .url().toString();
        return Answer.of(302, "Location", url, "");
    }
}
