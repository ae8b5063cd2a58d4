package io.albreport.report.review;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.Summary;
import io.albreport.report.history.days.Summary.ApiDay;
import io.albreport.report.model.Incident;
import io.albreport.report.model.Totals.Source;
import io.albreport.report.model.Totals.StatusCode;
import io.albreport.report.model.past.Finding;
import io.albreport.report.model.past.History;
import io.albreport.report.model.past.Measure;
import io.albreport.report.model.review.Review;
import io.albreport.report.model.review.ReviewPeriod;
import io.albreport.report.model.review.ReviewPeriod.Kind;
import io.albreport.report.model.review.ReviewedApi;
import io.albreport.report.model.review.ReviewedApi.ReviewedObjective;

import static io.albreport.report.review.KeptDays.MONDAY;
import static io.albreport.report.review.KeptDays.WEEK;
import static io.albreport.report.review.KeptDays.api;
import static io.albreport.report.review.KeptDays.day;
import static io.albreport.report.review.KeptDays.review;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R14: A review")
class ReviewerTest {

    /** Four weeks and the reviewed one; on its Tuesday a hundred errors in one hour. */
    private static List<Summary> fiveWeeks() {
        List<Summary> days = new ArrayList<>();
        for (int i = -28; i < 7; i++) {
            long errors = i == 1 ? 100 : 1;
            days.add(day(MONDAY.plusDays(i), List.of(api("shop", 1_200, errors, 12), api("mail", 600, 0, 0))));
        }
        return days;
    }

    private static ReviewedApi shop(Review review) {
        return review.apis().stream().filter(api -> api.name().equals("shop")).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("adds up the days of its period, and says what was kept of what is promised")
    void adds_up() {
        Review review = review(WEEK, fiveWeeks()).orElseThrow();

        assertThat(review.traffic().days()).isEqualTo(7);
        assertThat(review.traffic().requests()).isEqualTo(7 * 1_800);
        assertThat(review.traffic().errors()).isEqualTo(106);
        assertThat(review.traffic().logBytes()).isEqualTo(7_000);
        assertThat(Objects.requireNonNull(review.before()).errors()).isEqualTo(7);
        ReviewedObjective availability = shop(review).objectives().getFirst();
        assertThat(availability.total()).isEqualTo(8_400);
        assertThat(availability.good()).isEqualTo(8_294);
        assertThat(availability.burn()).isCloseTo(106.0 / 8_400 / 0.01, within(1e-9));
        assertThat(availability.worstHour()).as("100 of 50 requests an hour").isCloseTo(100 / 50.0 / 0.01,
                within(1e-9));
        assertThat(availability.keptBefore()).isCloseTo(1 - 7.0 / 8_400, within(1e-9));
        assertThat(availability.missed()).isTrue();
        assertThat(availability.budget().days()).isEqualTo(30);
        assertThat(availability.budget().total() - availability.budget().good()).isEqualTo(129);
        ReviewedObjective latency = shop(review).objectives().getLast();
        assertThat(latency.total() - latency.good()).as("slow ones").isEqualTo(7 * 12);
        assertThat(latency.missed()).isFalse();
        assertThat(shop(review).traffic().p95Ms()).isCloseTo(50, within(0.5));
        assertThat(shop(review).traffic().p99Ms()).isCloseTo(600, within(6.0));
        assertThat(review.text()).isEqualTo("1 of 2 APIs missed an objective in the week; no error budget of 30 days "
                + "is spent, and there was no incident.");
    }

    @Test
    @DisplayName("names its worst days, and of each the API with most errors")
    void tells_the_worst_days() {
        Review review = review(WEEK, fiveWeeks()).orElseThrow();

        assertThat(review.worstDays()).hasSize(5);
        assertThat(review.worstDays().getFirst())
                .isEqualTo(new Review.Day(MONDAY.plusDays(1), 1_800, 100, "shop", 100, 0));
        assertThat(review.days()).extracting(Review.Day::date).isSorted().hasSize(7);
    }

    @Test
    @DisplayName("is the same in whatever order its days come, and counts a day once")
    void does_not_depend_on_order() {
        Review expected = review(WEEK, fiveWeeks()).orElseThrow();

        assertThat(IntStream.range(0, 20)).allSatisfy(seed -> {
            List<Summary> days = new ArrayList<>(fiveWeeks());
            days.addAll(fiveWeeks().subList(seed, seed + 10));
            Collections.shuffle(days, new Random(seed));
            assertThat(review(WEEK, days)).contains(expected);
        });
    }

    @Test
    @DisplayName("of a month adds up to the reviews of its weeks")
    void adds_up_over_periods() {
        List<Summary> february = MONDAY.withYear(2027).withMonth(2).withDayOfMonth(1)
                .datesUntil(LocalDate.of(2027, 3, 1))
                .map(date -> day(date, List.of(api("shop", 1_000 + date.getDayOfMonth(), date.getDayOfMonth(), 3))))
                .toList();

        Review month = review(Kind.MONTH.named("2027-02"), february).orElseThrow();

        List<Review> weeks = IntStream.rangeClosed(5, 8)
                .mapToObj(week -> review(Kind.WEEK.named("2027-W0" + week), february).orElseThrow()).toList();
        assertThat(weeks.stream().mapToLong(week -> week.traffic().requests()).sum())
                .isEqualTo(month.traffic().requests()).isEqualTo(28_000 + 28 * 29 / 2);
        assertThat(weeks.stream().mapToLong(week -> week.traffic().errors()).sum())
                .isEqualTo(month.traffic().errors()).isEqualTo(28 * 29 / 2);
        assertThat(weeks.stream().flatMap(week -> week.days().stream())).isEqualTo(month.days());
    }

    @Test
    @DisplayName("says which of its days are missing, and is none without any")
    void names_missing_days() {
        List<Summary> days = new ArrayList<>(fiveWeeks());
        days.removeIf(day -> day.date().equals(MONDAY.plusDays(2)) || day.date().equals(MONDAY.plusDays(6)));

        Review review = review(WEEK, days).orElseThrow();

        assertThat(review.known())
                .isEqualTo(new History(5, MONDAY, List.of(MONDAY.plusDays(2), MONDAY.plusDays(6)), List.of()));
        assertThat(review.traffic().days()).isEqualTo(5);
        assertThat(review(Kind.WEEK.named("2026-W49"), days)).isEmpty();
        assertThat(review(Kind.WEEK.named("2026-W48"), List.of())).isEmpty();
    }

    @Test
    @DisplayName("counts nothing of a day whose summary is damaged")
    void leaves_out_a_damaged_day() {
        Reviewer reviewer = new Reviewer(WEEK, KeptDays.CONFIG);
        for (Summary day : fiveWeeks().subList(28, 35)) {
            String json = new String(day.toJson(), UTF_8);
            boolean isDamaged = day.date().equals(MONDAY.plusDays(1));
            reviewer.reader().add(day.date(), new ByteArrayInputStream(
                    (isDamaged ? json.replace("hourlyErrors", "hourlyErorrs") : json).getBytes(UTF_8)));
        }

        Review review = reviewer.review("tests").orElseThrow();

        assertThat(review.traffic().errors()).isEqualTo(6);
        assertThat(review.known().days()).isEqualTo(review.traffic().days()).isEqualTo(6);
        assertThat(review.known().leftOut()).containsExactly(new History.LeftOut(MONDAY.plusDays(1),
                "it is no summary: something that each has is missing"));
    }

    @Test
    @DisplayName("of a first week compares with nothing, and finds nothing new")
    void has_no_period_before() {
        Review review = review(WEEK, fiveWeeks().subList(28, 35)).orElseThrow();

        assertThat(review.before()).isNull();
        assertThat(review.findings()).as("but for what its own days tell").extracting(Finding::kind)
                .containsOnly(Finding.Kind.BUDGET);
        assertThat(review.forecast()).isNull();
        assertThat(shop(review).before()).isNull();
        assertThat(shop(review).changes()).noneMatch(ReviewedApi.PeriodChange::beyondNoise);
    }

    @Test
    @DisplayName("tells APIs that came and went")
    void tells_what_came_and_went() {
        List<Summary> days = new ArrayList<>();
        for (int i = -7; i < 7; i++) {
            days.add(day(MONDAY.plusDays(i), List.of(api("shop", 1_000, 0, 0), api(i < 0 ? "old" : "new", 500, 0, 0),
                    api("(no target group)", i < 0 ? 0 : 10, 0, 0))));
        }

        Review review = review(WEEK, days).orElseThrow();

        assertThat(review.findings()).extracting(finding -> "%s %s".formatted(finding.kind(), finding.api()))
                .containsExactly("GONE old", "NEW new");
    }

    @Test
    @DisplayName("tells what moved by a quarter on every weekday, and not what one day did")
    void tells_what_changed() {
        assertThat(found(day -> 1_400, day -> 1)).contains("LEVEL REQUESTS");
        assertThat(found(day -> 1_200, day -> 1)).as("a fifth").isEmpty();
        assertThat(found(day -> day == 3 ? 9_000 : 1_000, day -> 1)).as("one day").isEmpty();
        assertThat(found(day -> day == 3 ? 999 : 1_500, day -> 1)).as("all days but one").isEmpty();
        assertThat(found(day -> 1_000, day -> 12)).contains("LEVEL ERROR_SHARE");
        assertThat(found(day -> 1_000, day -> day == 2 ? 80 : 1)).as("one day of many errors")
                .contains("LEVEL ERROR_SHARE");
        assertThat(found(day -> 1_000, day -> day == 2 ? 9 : 1)).as("a few errors more").isEmpty();
    }

    /** Of a week after one of 1,000 requests and an error a day. */
    private static List<String> found(IntUnaryOperator requests,
            IntUnaryOperator errors) {
        List<Summary> days = new ArrayList<>();
        for (int i = -7; i < 7; i++) {
            ApiDay shop = i < 0
                    ? api("shop", 1_000, 1, 0)
                    : api("shop", requests.applyAsInt(i), errors.applyAsInt(i), 0);
            days.add(day(MONDAY.plusDays(i), List.of(shop)));
        }
        return review(WEEK, days).orElseThrow().findings().stream()
                .filter(finding -> finding.kind() != Finding.Kind.BUDGET)
                .map(finding -> "%s %s".formatted(finding.kind(), finding.measure())).toList();
    }

    @Test
    @DisplayName("tells latencies that moved on every weekday")
    void tells_slower_answers() {
        List<Summary> days = new ArrayList<>();
        for (int i = -7; i < 7; i++) {
            days.add(day(MONDAY.plusDays(i), List.of(api("shop", 2_000, 0, i < 0 ? 10 : 150))));
        }

        Review review = review(WEEK, days).orElseThrow();

        assertThat(review.findings()).extracting(Finding::measure).contains(Measure.P95_MS, Measure.P99_MS)
                .doesNotContain(Measure.P50_MS);
        assertThat(review.findings()).extracting(Finding::text)
                .contains("95th percentile of latency: 596 ms, after 50 ms in the week before, on every weekday.");
    }

    @Test
    @DisplayName("counts an incident over midnight once")
    void joins_incidents() {
        Incident evening = incident("shop", "2026-11-24T23:40:10Z", "2026-11-24T23:58:00Z", 30);
        Incident night = incident("shop", "2026-11-25T00:01:00Z", "2026-11-25T00:30:00Z", 70);
        Incident noon = incident("shop", "2026-11-25T12:00:00Z", "2026-11-25T12:30:00Z", 50);
        Incident other = incident("mail", "2026-11-25T00:00:00Z", "2026-11-25T00:20:00Z", 20);
        List<Summary> days = List.of(
                day(MONDAY.plusDays(1), List.of(api("shop", 1_000, 30, 0)), evening),
                day(MONDAY.plusDays(2), List.of(api("shop", 1_000, 120, 0), api("mail", 500, 20, 0)), noon, other,
                        night));

        Review review = review(WEEK, days).orElseThrow();

        assertThat(review.incidents()).extracting(Incident::failed).containsExactly(100L, 50L, 20L);
        Incident joined = review.incidents().getFirst();
        assertThat(joined.start()).isEqualTo(evening.start());
        assertThat(joined.end()).isEqualTo(night.end());
        assertThat(joined.text()).isEqualTo("30 failed. After midnight: 70 failed.");
        assertThat(joined.status()).containsExactly(new StatusCode("502", Source.LOAD_BALANCER, null, 100));
        assertThat(shop(review).incidents()).isEqualTo(2);
        assertThat(review.text()).endsWith("and there were 3 incidents.");
    }

    private static Incident incident(String api, String start, String end, long failed) {
        return new Incident(api, Incident.Kind.ERRORS, Instant.parse(start), Instant.parse(end), failed * 2, failed,
                List.of(new StatusCode("502", Source.LOAD_BALANCER, null, failed)), List.of(), failed + " failed.");
    }

    @Test
    @DisplayName("knows the names of weeks and months")
    void names_periods() {
        assertThat(Kind.WEEK.named("2026-W53")).isEqualTo(
                new ReviewPeriod(Kind.WEEK, "2026-W53", LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3)));
        assertThat(Kind.WEEK.of(LocalDate.of(2027, 1, 1)).name()).isEqualTo("2026-W53");
        assertThat(Kind.WEEK.endedBefore(LocalDate.of(2026, 11, 30)).name()).isEqualTo("2026-W48");
        assertThat(Kind.WEEK.endedBefore(LocalDate.of(2026, 11, 29)).name()).isEqualTo("2026-W47");
        assertThat(Kind.MONTH.endedBefore(LocalDate.of(2026, 12, 1)).name()).isEqualTo("2026-11");
        assertThat(Kind.MONTH.endedBefore(LocalDate.of(2026, 11, 30)).name()).isEqualTo("2026-10");
        assertThat(Kind.MONTH.named("2024-02").days()).isEqualTo(29);
        assertThat(Kind.MONTH.named("2026-03").before().name()).isEqualTo("2026-02");
        assertThat(List.of("2025-W53", "2026-48", "2026-W00", "W48", "")).allSatisfy(name -> assertThat(
                catchThrowable(() -> Kind.WEEK.named(name)))
                .isInstanceOf(DateTimeException.class));
    }
}
