package io.albreport.report.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Delivery.Change;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("F17: A report tells what came after the report of the day before, and what no longer comes")
class DeliveryTest {
    private static final String EUROPE = "111122223333/eu-central-1";
    private static final String AMERICA = "111122223333/us-east-1";

    private final Delivery before = new Delivery(Map.of(EUROPE, 900L, AMERICA, 100L), 40, 0, null);

    @Test
    void lines_are_late_that_the_day_before_did_not_count() {
        assertThat(change(new Delivery(Map.of(EUROPE, 1L, AMERICA, 1L), 0, 43, null)))
                .isEqualTo(new Change(3, List.of()));
    }

    @Test
    void none_are_late_where_all_were_counted_or_deleted_since() {
        assertThat(change(new Delivery(Map.of(EUROPE, 1L, AMERICA, 1L), 0, 40, null)).lateLines()).isZero();
        assertThat(change(new Delivery(Map.of(EUROPE, 1L, AMERICA, 1L), 0, 5, null)).lateLines()).isZero();
    }

    @Test
    void a_folder_is_silent_that_is_gone_or_has_lines_of_other_days_only() {
        assertThat(change(new Delivery(Map.of(EUROPE, 1L), 0, 40, null)).silentFolders()).containsExactly(AMERICA);
        assertThat(change(new Delivery(Map.of(EUROPE, 1L, AMERICA, 0L), 0, 40, null)).silentFolders())
                .containsExactly(AMERICA);
    }

    @Test
    void a_folder_is_not_silent_that_never_spoke() {
        Delivery quiet = new Delivery(Map.of(EUROPE, 900L, AMERICA, 0L), 0, 0, null);

        assertThat(new Delivery(Map.of(EUROPE, 1L), 0, 0, null).since(quiet).sinceDayBefore())
                .isEqualTo(new Change(0, List.of()));
    }

    private Change change(Delivery day) {
        return Objects.requireNonNull(day.since(before).sinceDayBefore());
    }
}
