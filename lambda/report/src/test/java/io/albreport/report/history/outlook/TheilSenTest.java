package io.albreport.report.history.outlook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R8: the slope by Theil and Sen")
class TheilSenTest {

    /** The example of Sen (1968): 15 slopes. */
    @Test
    @DisplayName("Of six values by hand")
    void byHand() {
        double[] x = {1, 2, 3, 4, 10, 12};
        double[] y = {9, 15, 19, 20, 45, 55};

        TheilSen line = TheilSen.of(x, y, 1.96);
        // In order 1, 2.5, 3.67, 3.71, 3.75, 4, 4, 4, 4, 4.17, 4.18, 4.375, 5, 5, 6; the 2nd, 8th and 14th of them.
        assertThat(line).isEqualTo(new TheilSen(4, 2.5, 5));
        assertThat(TheilSen.variance(y)).isCloseTo(6.0 * 5 * 17 / 18, within(1e-12));
    }

    @Test
    @DisplayName("Equal values tell less: groups of two and three take 1 and 3.67 from the variance")
    void ties() {
        assertThat(TheilSen.variance(1, 2, 3, 4, 5, 6)).isCloseTo(28.0 + 1.0 / 3, within(1e-12));
        assertThat(TheilSen.variance(1, 1, 3, 4, 4, 4)).isCloseTo(28.0 + 1.0 / 3 - 1 - 11.0 / 3, within(1e-12));
    }

    /** SciPy 1.17: theilslopes(y, range(28), alpha). */
    @Test
    @DisplayName("The same as SciPy's, with values that are the same")
    void likeSciPy() {
        double[] x = IntStream.range(0, 28).asDoubleStream().toArray();
        double[] y = {5, 9, 11, 9, 15, 8, 8, 16, 10, 13, 12, 8, 13, 14, 12, 18, 11, 11, 19, 14, 16, 15, 12, 16, 17, 16,
                22,
                14};

        is(TheilSen.of(x, y, 1.96), 0.31414473684210525, 0.19230769230769232, 0.46153846153846156);
        is(TheilSen.of(x, y, 1.645), 0.31414473684210525, 0.21428571428571427, 0.4375);
        is(new TheilSen(3, 2, 5).widened(2), 3, 1, 7);
    }

    @Test
    @DisplayName("Of two values there is one slope, and nothing around it")
    void twoValues() {
        is(TheilSen.of(new double[]{0, 2}, new double[]{1, 7}, 1.96), 3, 3, 3);
    }

    private static void is(TheilSen line, double slope, double low, double high) {
        assertThat(line.slope()).isCloseTo(slope, within(1e-12));
        assertThat(line.low()).isCloseTo(low, within(1e-12));
        assertThat(line.high()).isCloseTo(high, within(1e-12));
    }

    /** Written apart: all pairs in a list, and the formula with numbers. */
    @Test
    @DisplayName("The same as by brute force")
    void bruteForce() {
        Random chance = new Random(3);
        double[] x = chance.doubles(28, 0, 100).sorted().toArray();
        double[] y = chance.doubles(28, 0, 1).toArray();
        List<Double> slopes = new ArrayList<>();
        for (int j = 1; j < 28; j++) {
            for (int i = j - 1; i >= 0; i--) {
                slopes.add((y[i] - y[j]) / (x[i] - x[j]));
            }
        }
        Collections.sort(slopes);
        double half = 1.96 * Math.sqrt(28.0 * 27 * 61 / 18);

        TheilSen line = TheilSen.of(x, y, 1.96);
        assertThat(line.slope()).isCloseTo((slopes.get(188) + slopes.get(189)) / 2, within(1e-12));
        assertThat(line.low()).isCloseTo(slopes.get((int) Math.round((378 - half) / 2) - 1), within(1e-12));
        assertThat(line.high()).isCloseTo(slopes.get((int) Math.round((378 + half) / 2)), within(1e-12));
    }

    @Test
    @DisplayName("Three wild days of 28 do not move it")
    void robust() {
        double[] x = new double[28];
        double[] y = new double[28];
        for (int i = 0; i < 28; i++) {
            x[i] = i;
            y[i] = 5 + 0.5 * i;
        }
        y[3] = 900;
        y[20] = -70;
        y[27] = 4_000;

        TheilSen line = TheilSen.of(x, y, 1.96);
        assertThat(line.slope()).isCloseTo(0.5, within(1e-9));
        assertThat(line.level(x, y)).isCloseTo(5, within(1e-9));
    }
}
