package io.albreport.function.regions;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.albreport.aws.S3Server;
import io.albreport.function.TestClock;
import io.albreport.function.regions.EmulatedRegion.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** An environment in two Regions, with two-way replication and two schedules on one clock. */
final class TwoRegions implements AutoCloseable {
    /** The report's own time, of whichever Region is first. */
    static final LocalTime DUE = LocalTime.of(5, 0);
    /** Runs of the first Region start at its end: what comes after has the least time then. */
    private static final Duration FLEXIBLE_WINDOW = Duration.ofMinutes(15);
    private static final Duration TAKEOVER = FLEXIBLE_WINDOW.plus(Duration.ofMinutes(3 * 5)).plusMinutes(18);
    private static final Duration CATCH_UP = Duration.ofMinutes(20);
    private static final Duration REVIEWS = Duration.ofMinutes(20);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final AtomicLong ACCOUNT = new AtomicLong(111_122_223_333L);

    final TestClock clock;
    final EmulatedRegion home;
    final EmulatedRegion other;
    final Replicator forth;
    final Replicator back;
    private final List<Event> planned = new ArrayList<>();
    private EmulatedRegion first;
    private final LocalDate start;
    private LocalDate today;
    private boolean reviews;

    TwoRegions(S3Server serverOfHome, S3Server serverOfOther, LocalDate today, boolean lastWriterWins)
            throws IOException {
        this.start = today;
        this.today = today;
        String account = String.valueOf(ACCOUNT.incrementAndGet());
        clock = new TestClock(at(LocalTime.MIDNIGHT));
        home = new EmulatedRegion("eu-central-1", account, serverOfHome, clock);
        other = new EmulatedRegion("eu-west-1", account, serverOfOther, clock);
        home.knows(other);
        other.knows(home);
        forth = new Replicator(home, other, lastWriterWins);
        back = new Replicator(other, home, lastWriterWins);
        first = home;
    }

    /** Something that happens at a time. */
    private record Event(Instant at, Happening happening) {}

    /** Schedules start runs, and runs may fail. */
    @FunctionalInterface
    interface Happening {
        void happen() throws IOException;
    }

    /** The failover deployment: one setting. */
    void makeFirst(EmulatedRegion region) {
        first = region;
    }

    /** From now on, the schedules of reviews are there, too. */
    TwoRegions withReviews() {
        reviews = true;
        return this;
    }

    /** It happens on the day that is next to pass. */
    TwoRegions at(String time, Happening happening) {
        planned.add(new Event(at(LocalTime.parse(time)), happening));
        return this;
    }

    /** A day with both schedules; the report of the day before is due. */
    TwoRegions passDay() throws IOException {
        EmulatedRegion second = first == home ? other : home;
        Instant due = at(DUE);
        schedule(due.plus(FLEXIBLE_WINDOW), due, first, "");
        schedule(due.plus(FLEXIBLE_WINDOW).plus(CATCH_UP), first);
        schedule(due.plus(TAKEOVER), due.plus(TAKEOVER), second, "");
        schedule(due.plus(TAKEOVER).plus(CATCH_UP), second);
        if (reviews) {
            review(due.plus(FLEXIBLE_WINDOW).plus(CATCH_UP).plus(REVIEWS), first);
            review(due.plus(TAKEOVER).plus(CATCH_UP).plus(REVIEWS), second);
        }
        at(EVENING.toString(), () -> {});
        planned.sort(Comparator.comparing(Event::at));
        for (Event event : List.copyOf(planned)) {
            clock.set(clock.instant().isAfter(event.at()) ? clock.instant() : event.at());
            replicate();
            event.happening().happen();
        }
        planned.clear();
        today = today.plusDays(1);
        return this;
    }

    TwoRegions passDays(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            passDay();
        }
        return this;
    }

    private void schedule(Instant start, EmulatedRegion region) {
        schedule(start, start, region, ", \"catchUp\": true");
    }

    private void schedule(Instant start, Instant scheduled, EmulatedRegion region, String more) {
        planned.add(new Event(start, () -> region.start("{\"time\": \"%s\"%s}".formatted(scheduled, more))));
    }

    /** As DailySchedule does: on Mondays and on firsts, and a look every day after that. */
    private void review(Instant start, EmulatedRegion region) {
        if (today.getDayOfWeek() == DayOfWeek.MONDAY) {
            review("week", start, region, "");
        }
        if (today.getDayOfMonth() == 1) {
            review("month", start, region, "");
        }
        review("week", start.plus(REVIEWS), region, ", \"catchUp\": true");
        review("month", start.plus(REVIEWS), region, ", \"catchUp\": true");
    }

    private void review(String kind, Instant start, EmulatedRegion region, String more) {
        planned.add(new Event(start,
                () -> region.startOnce("{\"review\": \"%s\", \"time\": \"%s\"%s}".formatted(kind, start, more))));
    }

    void replicate() {
        forth.run(clock.instant());
        back.run(clock.instant());
    }

    private Instant at(LocalTime time) {
        return today.atTime(time).toInstant(ZoneOffset.UTC);
    }

    /** Whose reports were due until now. */
    List<LocalDate> daysDue() {
        return start.minusDays(1).datesUntil(today.minusDays(1)).toList();
    }

    /** By both Regions, as readers in both get them. */
    List<Sent> mails(LocalDate day) {
        return Stream.of(home, other).flatMap(region -> region.sent().stream()).filter(mail -> mail.day().equals(day))
                .sorted(Comparator.comparing(Sent::at)).toList();
    }

    /** From the time at which the report is due to the time at which readers have it. */
    Duration timeToMail(LocalDate day) {
        return Duration.between(day.plusDays(1).atTime(DUE).toInstant(ZoneOffset.UTC), mails(day).getFirst().at());
    }

    /** Of each of these days there is one report in this Region, whole, and told of; and there is no other. */
    static void assertOneReportOfEach(List<LocalDate> days, EmulatedRegion region) throws IOException {
        List<String> manifests = region.deployment.stored().stream().filter(key -> key.endsWith("manifest.json"))
                .filter(key -> key.startsWith("reports/")).toList();
        assertThat(manifests).as("reports in " + region.name)
                .containsExactlyElementsOf(days.stream().map("reports/date=%s/manifest.json"::formatted).toList());
        for (LocalDate day : days) {
            region.deployment.assertWhole(day.toString(), region::idHere);
            assertThat(region.deployment.json("reports/date=%s/notified.json".formatted(day)).path("state").asText())
                    .as("%s in %s", day, region.name).isEqualTo("confirmed");
        }
    }

    /** The Region that made the report which stands in that Region. */
    static String maker(LocalDate day, EmulatedRegion region) throws IOException {
        return region.deployment.json("reports/date=%s/manifest.json".formatted(day)).path("region").asText();
    }

    @Override
    public void close() {
        home.close();
        other.close();
    }
}
