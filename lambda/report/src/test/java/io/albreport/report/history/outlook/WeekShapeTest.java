package io.albreport.report.history.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.history.days.KnownApi;
import io.albreport.report.history.days.KnownDay;
import io.albreport.report.history.days.SimulatedApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@DisplayName("R9: what a weekday adds, and what goes with requests")
class WeekShapeTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);

    /** By hand: 0.01 a day, and a Saturday that is 0.7 less. */
    @Test
    @DisplayName("Growth is no shape, and a weekday adds what it has beyond the median of all")
    void adds() {
        WeekShape shape = shape(28, day -> 5 + 0.01 * day - (day % 7 == 5 ? 0.7 : 0));

        assertThat(shape.adds(MONDAY)).isCloseTo(0, within(1e-12));
        assertThat(shape.adds(MONDAY.plusDays(5))).isCloseTo(-0.7, within(1e-12));
        assertThat(shape.adjusted()[12]).isCloseTo(5.12, within(1e-12));
        assertThat(shape.widened()).isCloseTo(28 / 21.0, within(1e-12));
    }

    @Test
    @DisplayName("A weekday without a day adds nothing, and days of one week have no growth")
    void unknown() {
        WeekShape shape = shape(5, day -> 5 + day);
        assertThat(shape.adds(MONDAY.plusDays(6))).isZero();
        assertThat(shape.adds(MONDAY)).isEqualTo(-2);
    }

    @Test
    @DisplayName("A day without bytes says nothing of bytes per request, and days without any that there are none")
    void ratio() {
        List<KnownDay> days = List.of(day(0, 0), day(1, 500), day(2, 500));
        assertThat(Ratio.of(days, KnownDay::bytesRead)).isEqualTo(new Ratio(5, 0));
        assertThat(Ratio.of(days.subList(0, 1), KnownDay::bytesRead)).isEqualTo(new Ratio(0, 0));
    }

    private static KnownDay day(int day, long bytes) {
        KnownDay known = SimulatedApi.day(day, Map.of("orders",
                new KnownApi(false, 100, 0, 0, 0, 0, null, null, null,
                        Set.of())));
        return new KnownDay(known.date(), false, bytes, 10, known.apis());
    }

    private static WeekShape shape(int days, IntToDoubleFunction value) {
        return WeekShape.of(MONDAY.datesUntil(MONDAY.plusDays(days)).toList(),
                IntStream.range(0, days).mapToDouble(value).toArray());
    }
}
