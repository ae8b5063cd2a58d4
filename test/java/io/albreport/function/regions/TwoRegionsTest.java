package io.albreport.function.regions;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.github.tomakehurst.wiremock.http.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.albreport.aws.QueryEngine;
import io.albreport.aws.S3Server;
import io.albreport.function.Printed;
import io.albreport.function.chaos.CannedAnswer;
import io.albreport.function.regions.EmulatedRegion.Sent;
import io.albreport.function.regions.RecoveryTable.Row;

import static io.albreport.function.regions.TwoRegions.assertOneReportOfEach;
import static io.albreport.function.regions.TwoRegions.maker;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * D3, D4: a Region is lost at one time or another. Each scenario begins with a normal day, and holds whichever of two
 * versions of a file is current where both Regions wrote it, the one that came last or the one that was written last.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwoRegionsTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 1, 16);
    private static final LocalDate DAY = BEFORE.plusDays(1);
    private static final LocalDate AFTER = BEFORE.plusDays(2);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final RecoveryTable TABLE = new RecoveryTable();

    private static S3Server serverOfHome;
    private static S3Server serverOfOther;
    private Printed printed;

    @BeforeAll
    static void start() {
        serverOfHome = new S3Server();
        serverOfOther = new S3Server();
    }

    @AfterAll
    static void stop() {
        serverOfHome.close();
        serverOfOther.close();
        TABLE.print();
    }

    @BeforeEach
    void listen() {
        printed = new Printed();
    }

    @AfterEach
    void hush() {
        printed.close();
    }

    /** Says which version is current where both Regions wrote one. */
    @ParameterizedTest(name = "last writer wins: {0}")
    @ValueSource(booleans = {false, true})
    @Retention(RetentionPolicy.RUNTIME)
    private @interface InEitherOrder {
    }

    @InEitherOrder
    @DisplayName("D3: on normal days the second Region asks nothing, makes nothing and mails nothing")
    void normal_days(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.other.deployment.calls.clear();
            regions.passDays(2);

            assertThat(regions.other.deployment.calls.actions()).isNotEmpty()
                    .noneMatch(action -> action.startsWith("athena:") || action.equals("s3:PutObject"));
            assertThat(regions.other.sent()).isEmpty();
            assertWell(regions, 1, BEFORE, DAY, AFTER);
            report("a normal day", regions, regions.other);
        }
    }

    @InEitherOrder
    @DisplayName("D3: the first Region dies before its run: the second makes the report, within the hour")
    void dies_before_its_run(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("04:00", () -> regions.home.die(true)).passDay();

            assertTakenOver("the first dies before its run", regions, 1);
            assertThat(maker(DAY, regions.other)).isEqualTo("eu-west-1");
            assertThat(mail(regions).text()).contains("made in eu-west-1").doesNotContain("Mailed from");
            assertThat(regions.other.deployment.json("reports/date=%s/report.json".formatted(DAY))
                    .at("/dataQuality/generator").asText()).endsWith(" in eu-west-1");
            assertComesBack(regions, 1);
        }
    }

    @InEitherOrder
    @DisplayName("D3, D5: the function is deleted: the other makes the report for both, and its successor mails nothing")
    void function_is_deleted(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("04:00", () -> regions.home.die(false)).passDay();

            assertTakenOver("the function is deleted, S3 lives", regions, 1);
            assertThat(maker(DAY, regions.home)).isEqualTo("eu-west-1");
            regions.at("12:00", regions.home::comeBack).passDay();
            int mails = regions.home.sent().size();
            assertThat(regions.home.deployment.invoke("{\"date\": \"%s\"}".formatted(DAY)).path("outcome").asText())
                    .isEqualTo("alreadyThere");
            assertThat(regions.home.sent()).hasSize(mails);
            regions.passDay();
            assertWell(regions, 1, BEFORE, DAY, AFTER, AFTER.plusDays(1));
            assertThat(mail(regions).from()).isEqualTo("eu-west-1");
            assertThat(regions.mails(AFTER.plusDays(1)).getFirst().from()).isEqualTo("eu-central-1");
        }
    }

    @InEitherOrder
    @DisplayName("D3: computing dies after storing, before mailing: the second mails the first's report, and says so")
    void dies_before_mailing(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.home.dieAt(false, TwoRegionsTest::claims);
            regions.passDay();

            assertTakenOver("it dies before mailing, S3 lives", regions, 1);
            assertThat(maker(DAY, regions.other)).isEqualTo("eu-central-1");
            assertThat(mail(regions).text()).contains("made in eu-central-1",
                    "\nMailed from eu-west-1: no word that eu-central-1 has mailed it had come to eu-west-1.\n");
            assertComesBack(regions, 1);
        }
    }

    @InEitherOrder
    @DisplayName("D3: all dies after storing, before anything is replicated: the second makes the report again")
    void dies_before_replication(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.home.dieAt(true, TwoRegionsTest::claims);
            regions.passDay();

            assertTakenOver("it dies before mailing, with S3", regions, 1);
            assertThat(maker(DAY, regions.other)).isEqualTo("eu-west-1");
            assertComesBack(regions, 1);
        }
    }

    @InEitherOrder
    @DisplayName("D3: the first Region dies after mailing, when the second knows: nothing is mailed twice")
    void dies_after_mailing(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("05:20", () -> regions.home.die(true)).passDay();

            assertTakenOver("it dies after mailing", regions, 1);
            assertThat(mail(regions).from()).isEqualTo("eu-central-1");
            assertComesBack(regions, 1);
        }
    }

    @InEitherOrder
    @DisplayName("D3: the first Region dies after mailing, before it noted so: one extra mail, which names its sender")
    void dies_before_the_note(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.home.dieAfter(false, TwoRegionsTest::publishes);
            regions.passDay();

            assertTakenOver("it dies after SNS took the mail, S3 lives", regions, 2);
            assertThat(regions.mails(DAY).getLast().text()).contains("made in eu-central-1", "Mailed from eu-west-1");
            assertComesBack(regions, 2);
        }
    }

    @InEitherOrder
    @DisplayName("D3, F7: a dead run's claim that comes after the takeover costs one extra mail at most")
    void a_late_claim(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.forth.lag(Duration.ofMinutes(40));
            regions.home.dieAt(false, TwoRegionsTest::publishes);
            regions.passDay();

            assertTakenOver("it dies before mailing, replicas are late, last %s wins"
                    .formatted(lastWriterWins ? "written" : "come"), regions, lastWriterWins ? 1 : 2);
            regions.forth.lag(Duration.ofMinutes(1));
            assertComesBack(regions, lastWriterWins ? 1 : 2);
        }
    }

    @InEitherOrder
    @DisplayName("D3: the first Region dies after mailing, before anything is replicated: one extra mail")
    void dies_before_the_replica(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("05:16", () -> regions.home.die(true)).passDay();

            assertTakenOver("it dies after mailing, before replication", regions, 2);
            assertThat(regions.mails(DAY)).extracting(Sent::from).containsExactly("eu-central-1", "eu-west-1");
            assertThat(maker(DAY, regions.other)).isEqualTo("eu-west-1");
            assertComesBack(regions, 2);
        }
    }

    @InEitherOrder
    @DisplayName("D3, D4: replicas that come after the takeover cost one extra mail, which names the other Region")
    void replication_is_late(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.forth.lag(Duration.ofMinutes(40));
            regions.back.lag(Duration.ofMinutes(10));
            regions.passDay();

            assertThat(regions.mails(DAY)).extracting(Sent::from).containsExactly("eu-central-1", "eu-west-1");
            assertThat(regions.mails(DAY).getLast().text()).contains("made in eu-west-1");
            assertWell(regions, 2, DAY);
            report("replication is later than the takeover", regions, regions.other);
            regions.forth.lag(Duration.ofMinutes(1));
            regions.passDay();
            assertWell(regions, 1, BEFORE, AFTER);
        }
    }

    @InEitherOrder
    @DisplayName("D3, F7: both Regions at once make one report each, whole, and one extra mail")
    void both_at_once(boolean lastWriterWins) throws Exception {
        try (TwoRegions regions = regions(lastWriterWins); ExecutorService two = Executors.newFixedThreadPool(2)) {
            CyclicBarrier bothHaveFoundNothing = new CyclicBarrier(2);
            QueryEngine meeting = sql -> {
                bothHaveFoundNothing.await();
                return CannedAnswer.DAY.run(sql);
            };
            regions.home.query(meeting);
            regions.other.query(meeting);
            String event = "{\"time\": \"%sT05:00:00Z\"}".formatted(AFTER);
            regions.clock.advance(Duration.ofHours(9));
            for (Future<?> run : List.of(two.submit(() -> start(regions.home, event)),
                    two.submit(() -> start(regions.other, event)))) {
                run.get();
            }
            regions.passDay();

            assertWell(regions, 2, DAY);
            assertThat(regions.mails(DAY)).extracting(mail -> mail.text().contains("made in " + mail.from()))
                    .containsExactly(true, true);
            report("both run at once", regions, regions.other);
        }
    }

    @InEitherOrder
    @DisplayName("D4: a Region that comes back after days finds them made, and neither makes nor mails them again")
    void comes_back_with_a_backlog(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("05:16", () -> regions.home.die(true)).passDays(3);
            regions.at("02:00", regions.home::comeBack).passDay();
            int mails = regions.home.sent().size();
            for (LocalDate day : List.of(DAY, AFTER, AFTER.plusDays(1))) {
                assertThat(regions.home.deployment.invoke("{\"date\": \"%s\"}".formatted(day)).path("outcome")
                        .asText()).isEqualTo("alreadyThere");
            }

            assertThat(regions.home.sent()).hasSize(mails);
            assertWell(regions, 2, DAY);
            assertWell(regions, 1, BEFORE, AFTER, AFTER.plusDays(1), AFTER.plusDays(2));
            assertThat(regions.mails(AFTER.plusDays(2)).getFirst().from()).isEqualTo("eu-central-1");
            report("it comes back after three days", regions, regions.home);
        }
    }

    @InEitherOrder
    @DisplayName("D4: a Region that comes back before its replicas mails once more, and names itself")
    void comes_back_before_the_replicas(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("04:00", () -> regions.home.die(true)).at("05:49:30", () -> {
                regions.back.stop();
                regions.home.comeBack();
                // Lambda keeps the event of its schedule for an hour
                regions.home.start("{\"time\": \"%sT05:00:00Z\"}".formatted(AFTER));
            }).at("09:00", regions.back::resume).passDay();

            assertWell(regions, 2, DAY);
            assertThat(regions.mails(DAY).getLast().text()).contains("made in eu-central-1");
            report("it comes back before its replicas", regions, regions.other);
        }
    }

    @InEitherOrder
    @DisplayName("D4: failover deployed, ten days pass, failback: one report and one mail for each day")
    void failover_and_failback(boolean lastWriterWins) throws IOException {
        try (TwoRegions regions = regions(lastWriterWins)) {
            regions.at("04:00", () -> regions.home.die(true)).passDay();
            regions.makeFirst(regions.other);
            regions.passDays(6);
            assertThat(regions.timeToMail(AFTER)).isLessThan(Duration.ofMinutes(20));
            regions.at("12:00", regions.home::comeBack).passDays(4);
            regions.makeFirst(regions.home);
            regions.passDays(2);

            LocalDate last = DAY.plusDays(12);
            assertWell(regions, 1, BEFORE.datesUntil(last.plusDays(1)).toArray(LocalDate[]::new));
            assertThat(BEFORE.datesUntil(last.plusDays(1)).map(day -> regions.mails(day).getFirst().from()))
                    .containsSubsequence("eu-central-1", "eu-west-1", "eu-west-1", "eu-central-1", "eu-central-1");
            report("failover, ten days, failback", regions, regions.home);
        }
    }

    private static boolean claims(Request request) {
        return request.getUrl().contains("notified.json");
    }

    private static boolean publishes(Request request) {
        return request.getBodyAsString().contains("Action=Publish");
    }

    private static TwoRegions regions(boolean lastWriterWins) throws IOException {
        return new TwoRegions(serverOfHome, serverOfOther, DAY, lastWriterWins).passDay();
    }

    private static Void start(EmulatedRegion region, String event) throws IOException {
        region.start(event);
        return null;
    }

    private static Sent mail(TwoRegions regions) {
        return regions.mails(DAY).getFirst();
    }

    /** The Region that is left has every report, and its readers have had them within the hour. */
    private static void assertTakenOver(String scenario, TwoRegions regions, int mails) throws IOException {
        assertOneReportOfEach(List.of(BEFORE, DAY), regions.other);
        assertThat(regions.mails(DAY)).hasSize(mails);
        assertThat(regions.timeToMail(DAY)).isLessThanOrEqualTo(AN_HOUR);
        report(scenario, regions, regions.other);
    }

    private static void assertComesBack(TwoRegions regions, int mails) throws IOException {
        regions.at("02:00", regions.home::comeBack).passDay();
        assertWell(regions, mails, DAY);
        assertWell(regions, 1, BEFORE, AFTER);
    }

    /** Both Regions have one report of each day, and its readers had so many mails on these. */
    private static void assertWell(TwoRegions regions, int mails, LocalDate... days) throws IOException {
        for (EmulatedRegion region : List.of(regions.home, regions.other)) {
            assertOneReportOfEach(regions.daysDue(), region);
        }
        for (LocalDate day : days) {
            assertThat(regions.mails(day)).as("mails on " + day).hasSize(mails);
        }
    }

    private static void report(String scenario, TwoRegions regions, EmulatedRegion left) throws IOException {
        List<String> stored = left.deployment.stored();
        long lost = regions.daysDue().stream()
                .filter(day -> !stored.contains("reports/date=%s/manifest.json".formatted(day))).count();
        TABLE.add(new Row(scenario, regions.timeToMail(DAY), (int) lost, regions.mails(DAY).size()));
    }
}
