package io.albreport.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import software.amazon.awssdk.core.sync.RequestBody;

import io.albreport.aws.Call;
import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.function.chaos.CannedAnswer;

import static io.albreport.function.chaos.Faults.athena;
import static io.albreport.function.chaos.Faults.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The calls of runs with the names that the templates give. The answer of the query has no rows: they would change no
 * call.
 */
public final class RecordedRuns {
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final List<String> EVENTS = List.of("{}", SCHEDULED,
            "{\"time\": \"2026-01-18T05:00:00Z\", \"catchUp\": true}", "{\"date\": \"2026-01-17\", \"replace\": true}",
            "{\"check\": \"health\"}", "{\"date\": \"2026-01-11\"}", "{\"review\": \"week\", \"date\": \"2026-01-11\"}",
            "{\"review\": \"week\", \"date\": \"2026-01-11\"}",
            "{\"review\": \"week\", \"date\": \"2026-01-11\", \"replace\": true}");
    private static final String FAILING = "{\"date\": \"2026-01-16\"}";
    private static final String ENDLESS = "{\"date\": \"2026-01-15\"}";
    private static final Map<String, List<Call>> MADE = new ConcurrentHashMap<>();

    private RecordedRuns() {}

    /** Made once: it takes seconds. */
    public static List<Call> of(DeployedFunction function) {
        return MADE.computeIfAbsent(function.toString(), _ -> {
            try {
                return record(function);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<Call> record(DeployedFunction function) throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        QueryEngine engine = sql -> {
            if (broken.get()) {
                throw new IOException("HIVE_CANNOT_OPEN_SPLIT: no access");
            }
            return CannedAnswer.DAY.run(sql);
        };
        try (S3Server server = new S3Server();
                Deployment deployment = new Deployment(server, function.workgroup(),
                        Deployment.impatient(function.started()), engine,
                        new TestClock(Deployment.NOW), function::template).with(new WithoutPdf())) {
            for (String event : EVENTS) {
                deployment.invoke(event);
            }
            restore(deployment);
            assertThat(deployment.invoke(SCHEDULED).path("outcome").textValue()).isEqualTo("alreadyThere");
            broken.set(true);
            assertThatThrownBy(() -> deployment.invoke(FAILING)).hasMessageContaining("HIVE_CANNOT_OPEN_SPLIT");
            deployment.wire.answer(athena("GetQueryExecution"), state("RUNNING", ""));
            assertThatThrownBy(() -> deployment.invoke(ENDLESS)).hasMessageContaining("did not end");
            return calls(deployment);
        }
    }

    /** What was sent so far, and what the readers of the mails send. */
    static List<Call> calls(Deployment deployment) {
        List<Call> calls = new ArrayList<>(deployment.calls.distinct());
        deployment.mails().forEach(mail -> opened(mail.getOrDefault("Message", "")).ifPresent(calls::add));
        return calls;
    }

    /** The bucket is lost, and its content is there again: in other versions. */
    private static void restore(Deployment deployment) {
        for (String key : deployment.stored()) {
            byte[] content = deployment.content(key);
            deployment.s3.listObjectVersions(list -> list.bucket(deployment.reports()).prefix(key)).versions()
                    .forEach(version -> deployment.s3.deleteObject(delete -> delete.bucket(deployment.reports())
                            .key(key).versionId(version.versionId())));
            deployment.s3.putObject(put -> put.bucket(deployment.reports()).key(key), RequestBody.fromBytes(content));
        }
    }

    /**
     * A signed link is opened by its reader in the name of whoever signed it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">Presigned URLs</a>
     */
    private static Optional<Call> opened(String mail) {
        return mail.lines().filter(line -> line.contains("X-Amz-Signature="))
                .map(line -> URI.create(line.substring(line.indexOf("http")))).findAny().map(RecordedRuns::signed);
    }

    /** What the reader of a signed link calls. */
    static Call signed(URI link) {
        boolean ofVersion = link.getQuery().contains("versionId=");
        return new Call(ofVersion ? "s3:GetObjectVersion" : "s3:GetObject",
                "arn:aws:s3:::" + link.getPath().substring(1));
    }
}
