package io.albreport.report.model;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatencySketchTest {
    private static final double GAMMA = 1.01 / 0.99;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 49, 50, 99, 100, 1_000, 59_999, 4_000_000})
    @DisplayName("R3: a bucket's value is within 1 % of every latency in it")
    void a_buckets_value_is_within_one_percent(int ms) {
        assertThat(LatencySketch.milliseconds(bucketOf(ms))).isCloseTo(ms, within(ms * 0.01 + 0.0005));
    }

    @Test
    @DisplayName("R3: percentiles are those of the published DDSketch, and within 1 % of the true ones")
    void percentiles_are_within_one_percent() {
        int[] latencies = new Random(3).ints(10_000, 1, 30_000).map(x -> x * x / 30_000 + 1).toArray();
        DDSketch published = DDSketches.logarithmicUnboundedDense(LatencySketch.ACCURACY);
        IntStream.of(latencies).forEach(published::accept);

        LatencySketch sketch = new LatencySketch();
        sketch.add(IntStream.of(latencies).mapToObj(ms -> bucketOf(ms) + ":1").toList());

        int[] sorted = IntStream.of(latencies).sorted().toArray();
        for (int percent : new int[]{1, 50, 90, 95, 99}) {
            double exact = sorted[(int) Math.ceil(latencies.length * percent / 100.0) - 1];
            assertThat(sketch.percentile(percent)).isCloseTo(exact, within(exact * 0.01 + 0.0005));
            assertThat(sketch.percentile(percent)).isCloseTo(published.getValueAtQuantile(percent / 100.0),
                    within(exact * 0.021));
        }
    }

    @Test
    @DisplayName("R3: 0 ms has a bucket of its own, below all others")
    void zero_is_zero() {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of("5:1", "-1000:3"));

        assertThat(sketch.percentile(50)).isEqualTo(0);
        assertThat(sketch.toLatency().buckets()).first().isEqualTo(new Latency.Bucket(0, 3));
        assertThat(sketch.toLatency().count()).isEqualTo(4);
    }

    @Test
    @DisplayName("R3: sketches add up to the sketch of all")
    void sketches_add_up() {
        LatencySketch one = new LatencySketch();
        one.add(List.of("1:2", "5:3"));
        LatencySketch other = new LatencySketch();
        other.add(List.of("5:4", "7:1", "7:1"));
        one.add(other);

        LatencySketch all = new LatencySketch();
        all.add(List.of("7:2", "5:7", "1:2"));
        assertThat(one.toLatency()).isEqualTo(all.toLatency());
        assertThat(one.toLatency().count()).isEqualTo(11);
    }

    @Test
    @DisplayName("R3: what timed out ranks behind all answers, so that percentiles among it are none")
    void timeouts_rank_behind_all_answers() {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of("10000:5", "100:80", "5:15"));

        assertThat(sketch.percentile(15)).isEqualTo(LatencySketch.milliseconds(5));
        assertThat(sketch.percentile(95)).isEqualTo(LatencySketch.milliseconds(100));
        assertThat(sketch.percentile(96)).isNull();
        assertThat(sketch.toLatency().p99()).isNull();
        assertThat(sketch.toLatency().timeouts()).isEqualTo(5);
        assertThat(sketch.toLatency().count()).isEqualTo(95);
        assertThat(sketch.toLatency().buckets()).extracting(Latency.Bucket::count).containsExactly(15L, 80L);
    }

    @Test
    @DisplayName("R3: more timeouts raise percentiles and never lower one, and leave max as it is")
    void an_outage_improves_no_percentile() {
        LatencySketch day = new LatencySketch();
        day.add(List.of("50:60", "100:40"));
        day.addSlowestMicros(7_300);
        double before = Objects.requireNonNull(day.percentile(50));

        LatencySketch outage = new LatencySketch();
        outage.add(List.of("10000:50"));
        day.add(outage);

        assertThat(day.percentile(50)).isGreaterThan(before);
        assertThat(day.percentile(90)).isNull();
        assertThat(day.toLatency().max()).isEqualTo(7.3);
    }

    @Test
    @DisplayName("R3: the longest time of all is exact, in one sketch and in the sum of two")
    void the_longest_time_is_exact() {
        LatencySketch one = new LatencySketch();
        one.addSlowestMicros(1_234_567);
        LatencySketch other = new LatencySketch();
        other.addSlowestMicros(57_000);
        other.add(one);
        one.add(new LatencySketch());

        assertThat(other.toLatency().max()).isEqualTo(1234.567);
        assertThat(one.toLatency().max()).isEqualTo(1234.567);
    }

    @Test
    void an_empty_sketch_has_no_percentile() {
        LatencySketch sketch = new LatencySketch();
        sketch.add(List.of());

        assertThat(sketch.toLatency().p99()).isNull();
        assertThat(sketch.toLatency().count()).isZero();
    }

    private static int bucketOf(int ms) {
        return (int) Math.ceil(Math.log(ms) / Math.log(GAMMA));
    }
}
