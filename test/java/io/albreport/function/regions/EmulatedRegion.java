package io.albreport.function.regions;

import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.LinkService;
import io.albreport.function.TestClock;
import io.albreport.function.WithoutPdf;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.function.environment.LinkAddresses.Elsewhere;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A Region with the function in it: its own S3 server, Athena and topic, on a clock that it shares with another Region.
 * Dead, it refuses every connection, and nothing in it starts.
 *
 * <p>
 * A replica has its source's version id in S3, but an id of its own on this server; requests for the former are
 * rewritten on their way to the server.
 */
final class EmulatedRegion implements AutoCloseable {
    private static final Pattern VERSION = Pattern.compile("(?<=[?&]versionId=)[^&]+");
    private static final String LINK_ADDRESS = "/alb-report/dev/link-address";
    private static final String REVIEW = "ALB review ";
    private static final Duration QUERY_TAKES = Duration.ofMinutes(1);

    final String name;
    final String account;
    final Deployment deployment;
    private final TestClock clock;
    private final List<Version> written = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> reviewed = new ArrayList<>();
    private final Map<String, String> idsHere = new ConcurrentHashMap<>();
    private final Map<String, Version> current = new ConcurrentHashMap<>();
    private volatile QueryEngine engine;
    private volatile boolean isRunning = true;
    private volatile boolean isStoring = true;

    /**
     * @param account unlike that of any other environment on the same server
     */
    EmulatedRegion(String name, String account, S3Server server, TestClock clock) throws IOException {
        this.name = name;
        this.account = account;
        this.clock = clock;
        String bucket = "alb-report-dev-%s-" + account + "-" + name;
        var names = new Workgroup("alb-report-dev", account, name, "alb_report_dev", "access_logs",
                bucket.formatted("access-logs"), "AWSLogs/", bucket.formatted("query-results"));
        engine = sql -> {
            clock.advance(QUERY_TAKES);
            return CannedAnswer.DAY.run(sql);
        };
        String otherName = name.equals("eu-west-1") ? "eu-central-1" : "eu-west-1";
        deployment = Deployment.withLinks(server, names, bucket.formatted("reports"),
                "arn:aws:sns:%s:%s:report".formatted(name, account), sql -> engine.run(sql), clock,
                Optional.of(new Elsewhere(Region.of(otherName), LINK_ADDRESS))).with(new WithoutPdf());
        LinkService links = deployment.links.orElseThrow();
        deployment.endpoint.parameter(LINK_ADDRESS, links.address().toString());
        links.api.downWhile(() -> !isRunning);
        links.s3Wire.translate(url -> VERSION.matcher(url).replaceAll(id -> idHere(id.group())));
        deployment.s3Wire.observe(this::note);
        deployment.s3Wire.translate(url -> VERSION.matcher(url).replaceAll(id -> idHere(id.group())));
    }

    /** A version of an object in the reports bucket, where it was written first. */
    record Version(String key, String id, Instant at) {}

    /** A mail on the report of a day. */
    record Sent(String from, LocalDate day, Instant at, String text) {}

    /** From now on, this Region asks the other for where its links lead to. */
    void knows(EmulatedRegion other) {
        deployment.parameterStores(_ -> other.deployment.wire.uri());
    }

    void query(QueryEngine other) {
        engine = other;
    }

    /** Nothing runs any more; with its storage, nothing is replicated from and to it either. */
    void die(boolean withStorage) {
        dieAt(withStorage, _ -> true);
        isRunning = false;
        isStoring = isStoring && !withStorage;
    }

    /** Dies when it is about to make such a request. */
    void dieAt(boolean withStorage, Predicate<Request> request) {
        cut(before -> dead(withStorage, request.test(before)), _ -> false);
    }

    /** Dies when such a request has taken effect, without an answer. */
    void dieAfter(boolean withStorage, Predicate<Request> request) {
        cut(_ -> !isRunning, after -> dead(withStorage, request.test(after)));
    }

    private boolean dead(boolean withStorage, boolean now) {
        isStoring = isStoring && !(now && withStorage);
        isRunning = isRunning && !now;
        return !isRunning;
    }

    void comeBack() {
        isRunning = true;
        isStoring = true;
        cut(_ -> false, _ -> false);
        deployment.restart();
    }

    private void cut(Predicate<Request> before, Predicate<Request> after) {
        deployment.wire.cut(before, after);
        deployment.s3Wire.cut(before, after);
    }

    boolean isStoring() {
        return isStoring;
    }

    /** What Lambda does with the schedule's event: again after one minute and after two more, if a run fails. */
    void start(String event) throws IOException {
        for (int minutes = 0; minutes <= 2 && isRunning; minutes++) {
            clock.advance(Duration.ofMinutes(minutes));
            if (succeeds(event)) {
                return;
            }
        }
    }

    /** The same by the alias of operations, which repeats nothing. */
    void startOnce(String event) throws IOException {
        if (isRunning) {
            succeeds(event);
        }
    }

    private boolean succeeds(String event) throws IOException {
        int before = deployment.mails().size();
        try {
            deployment.invoke(event);
            return true;
        } catch (RuntimeException _) {
            return false;
        } finally {
            deployment.mails().stream().skip(before).forEach(mail -> {
                String subject = mail.getOrDefault("Subject", "");
                if (subject.startsWith(REVIEW)) {
                    reviewed.add(subject.substring(REVIEW.length(), subject.indexOf(':')));
                } else {
                    sent.add(sent(mail));
                }
            });
        }
    }

    private Sent sent(Map<String, String> mail) {
        LocalDate day = LocalDate.parse(mail.getOrDefault("Subject", "").substring("ALB report ".length())
                .substring(0, "2026-01-17".length()));
        return new Sent(name, day, clock.instant(), mail.getOrDefault("Message", ""));
    }

    List<Sent> sent() {
        return sent;
    }

    /** The weeks and months whose reviews it mailed, in that order. */
    List<String> reviewed() {
        return reviewed;
    }

    /** By this Region, in that order; replicas are not. */
    List<Version> written() {
        return written;
    }

    private void note(Request request, Response response) {
        String folder = "/" + deployment.reports() + "/";
        if (request.getMethod().getName().equals("PUT") && request.getUrl().startsWith(folder)
                && response.getStatus() == 200) {
            String path = request.getUrl().substring(folder.length()).replaceFirst("[?].*", "");
            var version = new Version(URLDecoder.decode(path, UTF_8),
                    response.getHeaders().getHeader("x-amz-version-id").firstValue(), clock.instant());
            current.put(version.key(), version);
            written.add(version);
        }
    }

    ResponseBytes<GetObjectResponse> read(Version version) {
        return deployment.s3.getObjectAsBytes(get -> get.bucket(deployment.reports()).key(version.key())
                .versionId(idHere(version.id())));
    }

    /** Which of two versions is current when both Regions wrote the key: AWS does not say. */
    void accept(Version replica, ResponseBytes<GetObjectResponse> object, boolean lastWriterWins) {
        Version before = current.get(replica.key());
        put(replica, object);
        if (before != null && lastWriterWins && before.at().isAfter(replica.at())) {
            put(before, read(before));
        }
    }

    private void put(Version version, ResponseBytes<GetObjectResponse> object) {
        String id = deployment.s3.putObject(put -> put.bucket(deployment.reports()).key(version.key())
                .contentType(object.response().contentType())
                .contentDisposition(object.response().contentDisposition()),
                RequestBody.fromBytes(object.asByteArray())).versionId();
        idsHere.put(version.id(), id);
        current.put(version.key(), version);
    }

    /** The server's id for the version with this id. */
    String idHere(String id) {
        return idsHere.getOrDefault(id, id);
    }

    @Override
    public void close() {
        deployment.close();
    }
}
