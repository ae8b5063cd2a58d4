package io.albreport.report.history.normal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.Point;
import io.albreport.report.history.normal.Baseline.Judged;
import io.albreport.report.model.past.Measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Numbers are from the same formulas in NumPy. Day 0 is a Monday; at weekends there are 4 requests instead of 10. */
@DisplayName("R7: normal, and how far from it a day is, as others compute it")
class BaselineTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    @Test
    @DisplayName("With eight weeks: f(8), and what the noise of four of five days widens")
    void eightWeeks() {
        is(judged(56, 56, 2_000), 12_364.990902471174, 7_867.928509345466, 19_432.107165529385, -15.112182346295306);
        is(judged(56, 56, 7_500), 12_364.990902471174, 7_867.928509345466, 19_432.107165529385, -4.148012127162402);
        assertThat(judged(56, 56, 7_500).clear()).isTrue();
        // ln(7,988 / 12,366) = -0.437: beyond 3.5 deviations, 0.422, and within 2.5 times four of five days, 0.452.
        assertThat(judged(56, 56, 7_987).z()).isLessThan(-3.5);
        assertThat(judged(56, 56, 7_987).clear()).isFalse();
    }

    @Test
    @DisplayName("Below 28 days f(2), whatever the weekday has; and between those that were simulated a straight line")
    void fewWeeks() {
        is(judged(20, 20, 2_000), 5_138.918773677266, 2_493.3353749218763, 10_590.504761394579, -8.576274735946253);
        is(judged(38, 40, 2_000), 5_324, 3_153.7836006343114, 8_987.136300156611, -7.316145282800546);
    }

    @Test
    @DisplayName("From 28 days on the weekday counts, one day before it does not")
    void weekdayKnown() {
        double before = judged(27, 28, 2_000).z();
        double then = judged(28, 28, 2_000).z();
        // All four Mondays are in both: f alone differs, 2.2 and 1.45, and what a Sunday adds to the noise.
        assertThat(then / before).isBetween(1.4, 1.6);
    }

    @Test
    @DisplayName("Of a weekday with one day nothing is normal, and it takes nothing from the noise of the others")
    void oneDay() {
        List<Point> twoMondays = List.of(requests(0, 1_000), requests(7, 2_000));
        List<Point> more = List.of(requests(0, 1_000), requests(1, 900), requests(2, 900), requests(3, 900),
                requests(7, 2_000));
        Judged alone = Objects
                .requireNonNull(new WeekdayBaseline(twoMondays, Measure.REQUESTS).judge(requests(14, 9_000)));
        Judged with = Objects.requireNonNull(new WeekdayBaseline(more, Measure.REQUESTS).judge(requests(14, 9_000)));

        assertThat(with).isEqualTo(alone);
        assertThat(new WeekdayBaseline(more, Measure.REQUESTS).judge(requests(15, 900))).isNull();
        assertThat(new WeekdayBaseline(more, Measure.REQUESTS).residual(requests(15, 900))).isNaN();
    }

    @Test
    @DisplayName("Where nothing is expected, nothing less is")
    void nothing() {
        List<Point> none = IntStream.range(0, 28).mapToObj(day -> requests(day, 0)).toList();
        Judged judged = Objects.requireNonNull(new WeekdayBaseline(none, Measure.REQUESTS).judge(requests(28, 5)));
        assertThat(judged.expected()).isZero();
        assertThat(judged.low()).isZero();
    }

    @Test
    @DisplayName("Twelve weeks are looked at, and no day more")
    void window() {
        LocalDate today = MONDAY.plusDays(98);
        List<Point> days = List.of(requests(13, 100), requests(14, 100), requests(20, 100), requests(21, 100));

        Baseline baseline = Baseline.of(days, today, Measure.REQUESTS);
        assertThat(baseline.residual(requests(98, 100))).as("days 14 and 21, Mondays").isZero();
        assertThat(baseline.residual(requests(97, 100))).as("day 13 is too old, day 20 alone").isNaN();
    }

    @Test
    @DisplayName("The change of latency that counts is 5 ms, and a quarter")
    void least() {
        List<Point> fast = IntStream.range(0, 28).mapToObj(day -> latency(day, 10)).toList();
        List<Point> slow = IntStream.range(0, 28).mapToObj(day -> latency(day, 400)).toList();

        assertThat(great(fast, 15.01)).isTrue();
        assertThat(great(fast, 14.99)).isFalse();
        assertThat(great(slow, 500.1)).isTrue();
        assertThat(great(slow, 499.9)).isFalse();
    }

    @Test
    @DisplayName("A share of errors, at the number of requests of its day")
    void share() {
        List<Point> days = IntStream.range(0, 30).mapToObj(day -> share(day, 5 + day * day * 37 % 23, 10_000)).toList();
        Judged judged = Objects.requireNonNull(new ShareBaseline(days).judge(share(30, 60, 8_000)));

        assertThat(judged.expected()).isCloseTo(0.0019, within(1e-12));
        assertThat(judged.z()).isCloseTo(5.404919512477657, within(1e-9));
        assertThat(judged.high()).isCloseTo(0.005152312636204299, within(1e-12));
        assertThat(judged.clear()).isTrue();
        assertThat(Objects.requireNonNull(new ShareBaseline(days).judge(share(30, 33, 8_000))).z())
                .isCloseTo(2.5927287275421604, within(1e-9));
        assertThat(Objects.requireNonNull(new ShareBaseline(days).judge(share(30, 33, 8_000))).clear()).isFalse();
    }

    /** On six days of ten as many errors as ever, on four 100: the median deviation is 0, and four of five reach 100. */
    @Test
    @DisplayName("A share that jumps now and then is within its noise where it jumps again")
    void jumps() {
        List<Point> days = LongStream.range(0, 30)
                .mapToObj(day -> share((int) day, day % 10 < 6 ? 10 : 100, 10_000)).toList();
        Judged judged = Objects.requireNonNull(new ShareBaseline(days).judge(share(30, 120, 10_000)));

        assertThat(judged.z()).isGreaterThan(3.5);
        assertThat(judged.great()).isTrue();
        assertThat(judged.clear()).isFalse();
        assertThat(judged.high()).isGreaterThan(0.012);
    }

    @Test
    @DisplayName("Of shares seven days say what is normal; ten errors count, and twice or half the median")
    void leastOfShares() {
        List<Point> days = IntStream.range(0, 7).mapToObj(day -> share(day, 5, 1_000)).toList();
        ShareBaseline baseline = new ShareBaseline(days);

        assertThat(new ShareBaseline(days.subList(0, 6)).judge(share(7, 10, 1_000))).isNull();
        assertThat(baseline.judge(share(7, 10, 1_000))).isNotNull().matches(Judged::great);
        assertThat(baseline.judge(share(7, 10, 1_020))).isNotNull().matches(judged -> !judged.great());
        assertThat(baseline.judge(share(7, 9, 500))).isNotNull().matches(judged -> !judged.great());
        List<Point> many = IntStream.range(0, 7).mapToObj(day -> share(day, 20, 1_000)).toList();
        assertThat(new ShareBaseline(many).judge(share(7, 10, 1_000))).isNotNull().matches(Judged::great);
        assertThat(new ShareBaseline(many).judge(share(7, 11, 1_000))).isNotNull()
                .matches(judged -> !judged.great());
    }

    @Test
    @DisplayName("Not found are up to ten errors, and never more than all")
    void highOfShares() {
        List<Point> none = IntStream.range(0, 7).mapToObj(day -> share(day, 0, 1_000)).toList();

        assertThat(Objects.requireNonNull(new ShareBaseline(none).judge(share(7, 0, 1_000))).high())
                .isCloseTo(0.01, within(1e-12));
        assertThat(Objects.requireNonNull(new ShareBaseline(none).judge(share(7, 0, 5))).high()).isEqualTo(1);
    }

    private static void is(Judged judged, double expected, double low, double high, double z) {
        assertThat(judged.expected()).isCloseTo(expected, within(1e-6));
        assertThat(judged.low()).isCloseTo(low, within(1e-6));
        assertThat(judged.high()).isCloseTo(high, within(1e-6));
        assertThat(judged.z()).isCloseTo(z, within(1e-9));
    }

    private static Judged judged(int history, int today, long count) {
        List<Point> days = IntStream.range(0, history)
                .mapToObj(day -> requests(day, (1_000 + day * day * 37 % 501) * (day % 7 < 5 ? 10L : 4L))).toList();
        return Objects.requireNonNull(new WeekdayBaseline(days, Measure.REQUESTS).judge(requests(today, count)));
    }

    private static boolean great(List<Point> days, double ms) {
        return Objects.requireNonNull(new WeekdayBaseline(days, Measure.P95_MS).judge(latency(28, ms))).great();
    }

    private static Point requests(int day, long count) {
        return Point.requests(MONDAY.plusDays(day), count);
    }

    private static Point latency(int day, double ms) {
        return new Point(MONDAY.plusDays(day), ms, Math.log(ms), 5_000, 5_000);
    }

    private static Point share(int day, long cases, long of) {
        return Objects.requireNonNull(Point.share(MONDAY.plusDays(day), cases, of));
    }
}
