package io.albreport.function.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;

import io.albreport.aws.AwsEndpoint;
import io.albreport.aws.Calls;
import io.albreport.aws.MemoryS3;
import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Printed;
import io.albreport.function.TestClock;
import io.albreport.function.WithoutPdf;
import io.albreport.function.environment.AwsClients;
import io.albreport.function.environment.LoggedDays;
import io.albreport.function.environment.ReportEnvironment;
import io.albreport.function.order.RunRequest;
import io.albreport.function.run.DailyReport;
import io.albreport.function.run.RunMetrics;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Period;

/** A region in which each call of a run waits for its turn. Clients are the function's, but try again at once. */
final class SteppedAws implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2026, 1, 17);
    /** As the stack sets it. */
    static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration QUERY_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL_EVERY = Duration.ofMillis(1);

    /** Longer than a call waits for its turn. */
    private static final Duration TURN = Duration.ofMinutes(10);

    final MemoryS3 s3 = new MemoryS3();
    final TestClock clock = new TestClock(DAY.plusDays(1).atTime(5, 0).toInstant(ZoneOffset.UTC));
    private final Calls calls = new Calls();
    private final AwsEndpoint endpoint;
    private final ReportEnvironment environment;
    private final AwsClients clients;

    SteppedAws() throws IOException {
        Workgroup names = Workgroup.numbered();
        endpoint = new AwsEndpoint(CannedAnswer.DAY, s3.client(), names, calls);
        environment = new ReportEnvironment(Region.of(names.region()), "reports", names.name(), names.database(),
                "arn:aws:sns:eu-west-1:111122223333:report", Map.of(),
                new LoggedDays(LocalDate.of(2026, 1, 1), OptionalInt.empty()), Optional.empty(), ReportConfig.DEFAULTS,
                QUERY_TIMEOUT,
                "alb-report",
                "ALBReport/dev");
        clients = clients();
    }

    private AwsClients clients() {
        SdkHttpClient http = new Stepped(AwsClients.http());
        return new AwsClients(
                AthenaClient.builder().endpointOverride(endpoint.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).httpClient(http)
                        .overrideConfiguration(atOnce(AwsClients.patient())).build(),
                S3Client.builder().endpointOverride(MemoryS3.ENDPOINT).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).forcePathStyle(true).httpClient(new Stepped(s3))
                        .overrideConfiguration(atOnce(AwsClients.patientWithS3())).build(),
                S3Presigner.builder().endpointOverride(MemoryS3.ENDPOINT).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).serviceConfiguration(
                                S3Configuration.builder().pathStyleAccessEnabled(true).build())
                        .build(),
                SnsClient.builder().endpointOverride(endpoint.uri()).credentialsProvider(S3Server.CREDENTIALS)
                        .region(environment.region()).httpClient(http)
                        .overrideConfiguration(atOnce(AwsClients.once())).build(),
                _ -> endpoint.uri());
    }

    /** When to try again is the function's to say, and how often; not how long it waits, since calls wait for others. */
    private static ClientOverrideConfiguration atOnce(ClientOverrideConfiguration configuration) {
        return configuration.copy(all -> all.apiCallTimeout(TURN).apiCallAttemptTimeout(TURN)
                .retryStrategy(configuration.retryStrategy().orElseThrow().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately()).build()));
    }

    /** Forgets all objects. */
    void clear() {
        s3.clear();
        calls.clear();
    }

    /** In an execution environment of its own, until its first call. */
    void start(SteppedRun run) {
        RunRequest request = new RunRequest(Period.ofDay(DAY, environment.settings().timeZone()), run.kind);
        DailyReport reports = new DailyReport(environment, clients, clock, POLL_EVERY, new WithoutPdf());
        RunMetrics metrics = new RunMetrics(request, clock.instant(), RunMetrics.sink(environment));
        run.start(clock.instant().plus(TIMEOUT), () -> {
            try (Printed _ = new Printed()) {
                return reports.run(request, clock.instant().plus(TIMEOUT), metrics);
            }
        });
    }

    @Override
    public void close() {
        endpoint.close();
    }

    /** The way to AWS, on which only runs are. */
    private record Stepped(SdkHttpClient http) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return SteppedRun.CURRENT.get().perform(SteppedCall.of(request),
                            () -> http.prepareRequest(request).call());
                }

                @Override
                public void abort() {
                    // A call that waits for its turn is not late.
                }
            };
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
