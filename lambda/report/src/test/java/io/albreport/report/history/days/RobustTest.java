package io.albreport.report.history.days;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R7: location and scale that a few wild days do not move")
class RobustTest {
    private static final double[] VALUES = {-3, 1, 4, -1, 5, -9, 2, 6};

    @Test
    @DisplayName("The median of an odd and of an even number of values")
    void median() {
        assertThat(Robust.median(VALUES)).isEqualTo(1.5);
        assertThat(Robust.median(7, -1, 3)).isEqualTo(3);
        assertThat(Robust.median()).isNaN();
    }

    /** SciPy: stats.median_abs_deviation(values, center=lambda a, axis: 0, scale='normal'), whose factor has more digits. */
    @Test
    @DisplayName("The deviation is 1.4826 times the median of what is left")
    void deviation() {
        assertThat(Robust.deviation(VALUES)).isCloseTo(3.5 * 1.4826, within(1e-12)).isCloseTo(5.18911, within(1e-4));
    }

    /** NumPy: quantile(abs(values), 0.8). */
    @Test
    @DisplayName("Four of five lie within their fourth fifth")
    void mostWithin() {
        assertThat(Robust.mostWithin(VALUES)).isCloseTo(5.6, within(1e-12));
        assertThat(Robust.mostWithin(-3, 1, 4, -1, 5)).isCloseTo(4.2, within(1e-12));
        assertThat(Robust.mostWithin(-3)).isEqualTo(3);
        assertThat(Robust.mostWithin()).isNaN();
    }
}
