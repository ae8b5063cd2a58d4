package io.albreport.function.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import com.github.tomakehurst.wiremock.http.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.albreport.aws.S3Server;
import io.albreport.aws.Workgroup;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.function.WithoutPdf;
import io.albreport.function.environment.ReportFailedException;
import io.albreport.report.configuration.ReportConfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** F7: what a run does when another one comes between two of its steps, or has died between two of its own. */
@Execution(ExecutionMode.CONCURRENT)
class MeetingRunsTest {
    private static final String SCHEDULED = "{\"time\": \"2026-01-18T05:00:00Z\"}";
    private static final String CATCH_UP = "{\"time\": \"2026-01-18T05:35:00Z\", \"catchUp\": true}";
    private static final String BACKFILL = "{\"date\": \"2026-01-17\"}";
    private static final String REPLACEMENT = "{\"date\": \"2026-01-17\", \"replace\": true}";
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final String NOTIFIED = "reports/date=2026-01-17/notified.json";

    private static final S3Server SERVER = S3Server.shared();

    @AutoClose
    private Deployment deployment;

    private Printed printed;

    @BeforeEach
    void deploy() throws IOException {
        printed = new Printed();
        deployment = new Deployment(SERVER, Workgroup.numbered(), ReportConfig.DEFAULTS, CannedAnswer.DAY)
                .with(new WithoutPdf());
    }

    @AfterEach
    void hush() {
        printed.close();
    }

    @Test
    @DisplayName("F7: of two runs that find a dead run's claim at once, one takes it over and mails")
    void two_take_over_a_claim() throws IOException {
        dieBeforePublishing();
        deployment.clock.advance(Duration.ofMinutes(35));
        AtomicBoolean met = between("notified.json", BACKFILL, () -> {});

        deployment.invoke(SCHEDULED);

        assertThat(met).isTrue();
        assertThat(deployment.mails()).hasSize(1);
        assertThat(deployment.json(NOTIFIED).path("state").textValue()).isEqualTo("confirmed");
    }

    @Test
    @DisplayName("F1, F7: of two replacements at once, the first stands and the other says so")
    void two_replace_a_report() throws IOException {
        deployment.invoke(SCHEDULED);
        byte[] before = deployment.content(MANIFEST);
        byte[][] between = new byte[1][];
        AtomicBoolean met = between("manifest.json", REPLACEMENT, () -> between[0] = deployment.content(MANIFEST));

        assertThat(deployment.invoke(REPLACEMENT).path("outcome").textValue()).isEqualTo("alreadyThere");

        assertThat(met).isTrue();
        assertThat(deployment.content(MANIFEST)).isEqualTo(between[0]).isNotEqualTo(before);
        deployment.assertWhole("2026-01-17");
        assertThat(deployment.mails()).hasSize(1);
    }

    @Test
    @DisplayName("F1: a replacement mails nothing, not even where nobody was told; the catch-up run does")
    void a_replacement_mails_nothing() throws IOException {
        assertThat(deployment.invoke(REPLACEMENT).path("outcome").textValue()).isEqualTo("stored");
        assertThat(deployment.mails()).isEmpty();

        deployment.invoke(CATCH_UP);
        assertThat(deployment.mails()).hasSize(1);
        deployment.invoke(REPLACEMENT);
        assertThat(deployment.mails()).hasSize(1);
    }

    @Test
    @DisplayName("F7, F8: the day's last run fails while another's claim is neither confirmed nor over")
    void a_catch_up_meets_a_claim() throws IOException {
        dieBeforePublishing();
        deployment.clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> deployment.invoke(CATCH_UP)).isInstanceOf(ReportFailedException.class)
                .hasMessageContaining("another run claims to mail it and has not confirmed");
        assertThat(deployment.mails()).isEmpty();

        deployment.clock.advance(Duration.ofMinutes(34));
        deployment.invoke(CATCH_UP);
        assertThat(deployment.mails()).hasSize(1);
    }

    /** The schedule's run stores the report and claims its mail; from then on nothing that it does reaches anybody. */
    private void dieBeforePublishing() throws IOException {
        AtomicBoolean dead = new AtomicBoolean();
        Predicate<Request> before = request -> {
            dead.compareAndSet(false, request.getBodyAsString().contains("Action=Publish"));
            return dead.get();
        };
        deployment.wire.cut(before, _ -> false);
        deployment.s3Wire.cut(before, _ -> false);
        try {
            deployment.invoke(SCHEDULED);
        } catch (RuntimeException _) {
            // Whether it fails is seen by nobody.
        }
        deployment.wire.mend();
        deployment.s3Wire.mend();
        deployment.restart();
        assertThat(deployment.json(NOTIFIED).path("state").textValue()).isEqualTo("claimed");
    }

    /**
     * When the next run has been answered what the file holds, another one starts and ends before it goes on.
     *
     * @return whether it came to that
     */
    private AtomicBoolean between(String file, String event, Runnable then) {
        AtomicBoolean done = new AtomicBoolean();
        deployment.s3Wire.cut(_ -> false, request -> {
            boolean isRead = request.getMethod().getName().equals("GET") && request.getUrl().endsWith("/" + file);
            if (isRead && !done.getAndSet(true)) {
                run(event);
                then.run();
            }
            return false;
        });
        return done;
    }

    private void run(String event) {
        try {
            Deployment.invoke(deployment.newHandler(), event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
