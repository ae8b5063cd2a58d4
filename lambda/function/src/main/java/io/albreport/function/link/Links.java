package io.albreport.function.link;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LinkAddresses;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.mail.DownloadLink;
import io.albreport.function.s3.Documents;
import io.albreport.function.s3.StoredFile;

/**
 * Issues links that live for 24 hours, whatever becomes of the credentials of this run. A link is mailed only after it
 * was seen to open.
 */
public final class Links {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    private static final int FOUND = 302;

    /** For the endpoint's function to wake up, too. Two calls of this length fit into what a run keeps for its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReportEnvironment environment;
    private final Documents documents;
    private final Clock clock;
    private final SdkHttpClient http;
    private final OtherEndpoint other;

    public Links(ReportEnvironment environment, AwsClients clients, Documents documents, Clock clock) {
        this.environment = environment;
        this.documents = documents;
        this.clock = clock;
        this.http = UrlConnectionHttpClient.builder().connectionTimeout(PATIENCE).socketTimeout(PATIENCE).build();
        this.other = new OtherEndpoint(clients, http);
    }

    /** To that version of a report's page; empty where there is no endpoint, or where it does not work now. */
    public Optional<DownloadLink> to(StoredFile page) {
        return environment.links().filter(_ -> page.versionId() != null).flatMap(addresses -> issue(addresses, page));
    }

    private Optional<DownloadLink> issue(LinkAddresses addresses, StoredFile page) {
        LinkToken token = LinkToken.random();
        Link link = Link.to(page, clock.instant());
        try {
            documents.write(token.key(), link.toJson(), Optional.empty());
            int status = head(at(addresses.own(), token));
            if (status != FOUND) {
                LOG.error("The endpoint of links answers {} to a new one, {}", status, token);
                return Optional.empty();
            }
        } catch (IOException | SdkException e) {
            LOG.error("No link could be issued, {}", token, e);
            return Optional.empty();
        }
        return Optional.of(DownloadLink.lasting(page, environment, at(addresses.own(), token).toString(),
                copy(addresses, token), Instant.parse(link.end())));
    }

    /** By the way that readers take. */
    private int head(URI link) throws IOException {
        SdkHttpRequest request = SdkHttpRequest.builder().uri(link).method(SdkHttpMethod.HEAD).build();
        return http.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call().httpResponse()
                .statusCode();
    }

    /** The same link, for when this Region is lost: what it opens is copied there. */
    private Optional<DownloadLink.Copy> copy(LinkAddresses addresses, LinkToken token) {
        return addresses.other().flatMap(elsewhere -> other.address(elsewhere)
                .map(there -> new DownloadLink.Copy(elsewhere.region().id(), at(there, token).toString())));
    }

    private static URI at(URI address, LinkToken token) {
        return address.resolve(token.text());
    }
}
