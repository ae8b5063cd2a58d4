package io.albreport.function;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import io.albreport.aws.AwsEndpoint;
import io.albreport.aws.Calls;
import io.albreport.aws.DeployedTemplate;
import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Calls;
import io.albreport.aws.S3Server;
import io.albreport.aws.Wire;
import io.albreport.aws.Workgroup;
import io.albreport.function.chaos.AtomicWrites;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LinkAddresses;
import io.albreport.function.environment.LinkAddresses.Elsewhere;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.link.LinkEnvironment;
import io.albreport.function.run.DailyReport;
import io.albreport.report.configuration.ReportConfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The function with real clients, in a region that is an S3 server and an endpoint for the rest, both of this JVM. */
public final class Deployment implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-01-18T05:00:07Z");
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:report";
    public static final Map<String, String> ALERT_TOPICS = new TreeMap<>(Map.of("critical",
            "arn:aws:sns:eu-west-1:111122223333:critical", "warnings",
            "arn:aws:sns:eu-west-1:111122223333:warnings"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path REPORT_STACK = Path.of("resources", "snapshots",
            "AlbReport-dev-eu-central-1-Report.json");
    private static final String TRACE = "AWS_LAMBDA_X_TRACE_ID";
    /** Tests wait for it. */
    private static final LoggedDays LOGGED = new LoggedDays(LocalDate.of(2016, 8, 11), OptionalInt.empty());
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration POLL_EVERY = Duration.ofMillis(50);

    public final S3Client s3;
    public final Calls calls = new Calls();
    public final AwsEndpoint endpoint;
    public final TestClock clock;
    /** To S3. */
    public final Wire s3Wire;
    /** To Athena and SNS. */
    public final Wire wire;
    /** Where links of mails lead to, if the environment says so. */
    public final Optional<LinkService> links;
    private final Workgroup workgroup;
    private final ReportEnvironment environment;
    private final List<AwsClients> opened = new CopyOnWriteArrayList<>();
    private Function<Region, URI> parameterStores;
    private Optional<DailyReport.Rendering> rendering = Optional.empty();
    private @Nullable ReportHandler handler;

    /**
     * @param names must not be those of another deployment on the same server
     */
    public Deployment(S3Server server, Workgroup names, ReportConfig config, QueryEngine engine) throws IOException {
        this(server, names, names.resultBucket() + "-reports", TOPIC, config, engine);
    }

    Deployment(S3Server server, Workgroup names, String reports, String topic, ReportConfig config, QueryEngine engine)
            throws IOException {
        this(server, names, reports, topic, config, engine, new TestClock(NOW));
    }

    /**
     * @param clock may be that of other regions, too
     */
    public Deployment(S3Server server, Workgroup names, String reports, String topic, ReportConfig config,
            QueryEngine engine,
            TestClock clock) throws IOException {
        this(server, names, new ReportEnvironment(Region.of(names.region()), reports, names.name(), names.database(),
                topic, ALERT_TOPICS, LOGGED, Optional.empty(), config, QUERY_TIMEOUT, "alb-report",
                "ALBReport/dev"), engine, clock);
    }

    /** The same, with an endpoint for links. */
    public static Deployment withLinks(S3Server server, Workgroup names, QueryEngine engine) throws IOException {
        return withLinks(server, names, names.resultBucket() + "-reports", TOPIC, engine, new TestClock(NOW),
                Optional.empty());
    }

    /** @param other how the address of the other Region's endpoint is learnt */
    public static Deployment withLinks(S3Server server, Workgroup names, String reports, String topic,
            QueryEngine engine, TestClock clock, Optional<Elsewhere> other) throws IOException {
        return new Deployment(server, names, new ReportEnvironment(Region.of(names.region()), reports, names.name(),
                names.database(), topic, ALERT_TOPICS, LOGGED,
                Optional.of(new LinkAddresses(URI.create("https://replaced.example.com/"), other)),
                ReportConfig.DEFAULTS, QUERY_TIMEOUT, "alb-report", "ALBReport/dev"), engine, clock);
    }

    /** The same, but that a query must end within what a test can wait. */
    static ReportEnvironment impatient(ReportEnvironment told) {
        return new ReportEnvironment(told.region(), told.reportsBucket(), told.workgroup(), told.database(),
                told.topic(), told.alertTopics(), told.logged(), told.links(), told.settings(), QUERY_TIMEOUT,
                told.service(),
                told.namespace());
    }

    /**
     * @param environment what the function is told; may be what the templates tell it
     */
    Deployment(S3Server server, Workgroup names, ReportEnvironment environment, QueryEngine engine, TestClock clock)
            throws IOException {
        this(server, names, environment, engine, clock, Deployment::kept);
    }

    /** @param template that has the endpoint of links, if there is one */
    Deployment(S3Server server, Workgroup names, ReportEnvironment told, QueryEngine engine, TestClock clock,
            Supplier<DeployedTemplate> template) throws IOException {
        workgroup = names;
        links = told.links().isPresent() ? Optional.of(links(server, told, template.get(), clock)) : Optional.empty();
        this.environment = links.map(service -> at(service.address(), told)).orElse(told);
        this.clock = clock;
        s3 = server.client();
        Stream.of(names.logBucket(), names.resultBucket(), reports()).forEach(server::createBucket);
        endpoint = new AwsEndpoint(engine, s3, names, calls);
        s3Wire = new Wire(server.endpoint());
        wire = new Wire(endpoint.uri());
        parameterStores = _ -> wire.uri();
    }

    /** The Report stack as its snapshot has it, for tests beside others: one process makes templates, and for one at a time. */
    private static DeployedTemplate kept() {
        try {
            return new DeployedTemplate(List.of(JSON.readTree(REPORT_STACK.toFile())), "111122223333", "eu-central-1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the page that the template has for what is no link. */
    private static LinkService links(S3Server server, ReportEnvironment told, DeployedTemplate template,
            TestClock clock) throws IOException {
        String page = template.resources("AWS::Lambda::Function").values().stream()
                .map(function -> function.at("/Environment/Variables/NOTHING_PAGE").asText())
                .filter(text -> !text.isEmpty()).findFirst().orElseThrow();
        return new LinkService(template, server, new LinkEnvironment(told.region(), told.reportsBucket(), page),
                clock);
    }

    /** The same, where the endpoint of links is there. */
    private static ReportEnvironment at(URI address, ReportEnvironment told) {
        return new ReportEnvironment(told.region(), told.reportsBucket(), told.workgroup(), told.database(),
                told.topic(), told.alertTopics(), told.logged(),
                told.links().map(links -> new LinkAddresses(address, links.other())), told.settings(),
                told.queryTimeout(), told.service(), told.namespace());
    }

    /** From the next start on, Parameter Store of other Regions is there. */
    public void parameterStores(Function<Region, URI> stores) {
        parameterStores = stores;
    }

    public String reports() {
        return environment.reportsBucket();
    }

    /** The same, whose execution environments make reports in another way. */
    public Deployment with(DailyReport.Rendering another) {
        rendering = Optional.of(another);
        return this;
    }

    /** Lambda starts another execution environment: nothing is remembered. */
    public void restart() {
        handler = null;
    }

    public ReportHandler newHandler() {
        AwsClients clients = clients();
        return new ReportHandler(environment, clients, clock,
                rendering.map(way -> new DailyReport(environment, clients, clock, POLL_EVERY, way))
                        .orElseGet(() -> new DailyReport(environment, clients, clock, POLL_EVERY)));
    }

    /** One for which time goes on by itself, and reports are made in another way. */
    public ReportHandler newHandler(DailyReport.Rendering way) {
        Clock real = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), clock.instant()));
        AwsClients clients = clients();
        return new ReportHandler(environment, clients, real,
                new DailyReport(environment, clients, real, POLL_EVERY, way));
    }

    /** The execution environment that Lambda has started, or starts for the first event. */
    private ReportHandler handler() {
        ReportHandler started = handler;
        if (started == null) {
            started = newHandler();
            handler = started;
        }
        return started;
    }

    /** As in Lambda but for the ways to the services; none is left open. */
    private AwsClients clients() {
        AwsClients clients = new AwsClients(
                AthenaClient.builder().endpointOverride(wire.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).httpClient(AwsClients.http())
                        .overrideConfiguration(AwsClients.patient()).build(),
                S3Client.builder().endpointOverride(s3Wire.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).forcePathStyle(true)
                        .httpClient(new AtomicWrites(AwsClients.http()))
                        .overrideConfiguration(AwsClients.patientWithS3().copy(
                                all -> all.addExecutionInterceptor(new S3Calls(calls))))
                        .build(),
                S3Presigner.builder().endpointOverride(s3Wire.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build(),
                SnsClient.builder().endpointOverride(wire.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).httpClient(AwsClients.http())
                        .overrideConfiguration(AwsClients.once())
                        .build(),
                any -> parameterStores.apply(any));
        opened.add(clients);
        return clients;
    }

    /**
     * Puts logs into the bucket, those of a day and place as one file: one gzip member after the other.
     *
     * @param places where the files of a folder belong
     */
    void upload(Path folder, String prefix, UnaryOperator<String> places) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, List<Path>> objects = files.filter(Files::isRegularFile).sorted()
                    .collect(Collectors.groupingBy(file -> prefix
                            + places.apply(folder.relativize(file.getParent()).toString()) + "/" + kind(file)));
            for (Map.Entry<String, List<Path>> object : objects.entrySet()) {
                ByteArrayOutputStream members = new ByteArrayOutputStream();
                for (Path file : object.getValue()) {
                    members.writeBytes(Files.readAllBytes(file));
                }
                s3.putObject(put -> put.bucket(workgroup.logBucket()).key(object.getKey()),
                        RequestBody.fromBytes(members.toByteArray()));
            }
        }
    }

    /** The name without its time, address and chance, but with an end of its own for files that are not gzip. */
    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.replaceFirst("_\\d{8}T\\d{4}Z_.*?(\\.log(\\.gz)?)$", "_20260117T0715Z_192.0.2.1_all$1");
    }

    /** What Lambda would do with an event; the answer. */
    public JsonNode invoke(String event) throws IOException {
        return invoke(handler(), event);
    }

    /** The same, where Lambda ends the run soon. */
    public JsonNode invoke(String event, Duration left) throws IOException {
        return invoke(handler(), event, new Invocation("request-1", left));
    }

    public static JsonNode invoke(ReportHandler environment, String event) throws IOException {
        return invoke(environment, event, new Invocation("request-1"));
    }

    public static JsonNode invoke(ReportHandler environment, String event, Duration left) throws IOException {
        return invoke(environment, event, new Invocation("request-1", left));
    }

    /** As where Lambda runs several at once: by this thread's trace, Powertools tells their metrics apart. */
    private static JsonNode invoke(ReportHandler environment, String event, Invocation invocation) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        SdkInternalThreadLocal.put(TRACE, "Root=" + UUID.randomUUID());
        try {
            environment.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, invocation);
        } finally {
            SdkInternalThreadLocal.remove(TRACE);
        }
        return JSON.readTree(answer.toByteArray());
    }

    /** All keys of the reports bucket. */
    public List<String> stored() {
        return s3.listObjectsV2(list -> list.bucket(reports())).contents().stream().map(object -> object.key())
                .toList();
    }

    public byte[] content(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(reports()).key(key)).asByteArray();
    }

    public JsonNode json(String key) throws IOException {
        return JSON.readTree(content(key));
    }

    /** Each file that the day's manifest names is there, in the version and with the content that it names. */
    public void assertWhole(String day) throws IOException {
        assertWhole(day, UnaryOperator.identity());
    }

    /**
     * @param versions the id that the server has for a version, by the one that the manifest names
     */
    public void assertWhole(String day, UnaryOperator<String> versions) throws IOException {
        JsonNode files = json("reports/date=" + day + "/manifest.json").path("files");
        assertThat(files).hasSize(5);
        for (JsonNode file : files) {
            byte[] content = s3.getObjectAsBytes(get -> get.bucket(reports()).key(file.path("key").textValue())
                    .versionId(versions.apply(file.path("versionId").textValue()))).asByteArray();
            assertThat(content).hasSize(file.path("bytes").intValue());
            assertThat(HexFormat.of().formatHex(sha256(content))).isEqualTo(file.path("sha256").textValue());
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The mails' parameters. */
    public List<Map<String, String>> mails() {
        return endpoint.mails();
    }

    @Override
    public void close() {
        links.ifPresent(LinkService::close);
        s3Wire.close();
        wire.close();
        endpoint.close();
        s3.close();
        opened.forEach(Deployment::close);
    }

    /** Each has threads of its own that wait for the next call. */
    private static void close(AwsClients clients) {
        clients.athena().close();
        clients.s3().close();
        clients.presigner().close();
        clients.sns().close();
    }
}
