package io.albreport.function.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.report.model.Period;
import io.albreport.report.model.ReportFormat;
import io.albreport.report.model.review.ReviewPeriod;

import static org.assertj.core.api.Assertions.assertThat;

class EditionTest {
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);

    @Test
    @DisplayName("R12: a day of any zone has the day's folder, any other time one that says when it begins and ends")
    void each_period_has_a_folder_of_its_own() {
        assertThat(Edition.of(Period.ofDay(DAY, SYDNEY))).isEqualTo(Edition.of(DAY));
        assertThat(Edition.of(DAY).key(ReportFormat.HTML)).isEqualTo("reports/date=2026-11-19/report.html");

        Edition night = Edition.of(new Period(Instant.parse("2026-11-18T23:30:00Z"),
                Instant.parse("2026-11-19T00:40:00Z"), SYDNEY));
        assertThat(night).hasToString("report of 2026-11-18T2330Z-2026-11-19T0040Z");
        assertThat(Stream.of(ReportFormat.values()).map(night::key)).containsExactlyInAnyOrder(
                "reports/from=2026-11-18T2330Z-2026-11-19T0040Z/report.html",
                "reports/from=2026-11-18T2330Z-2026-11-19T0040Z/report.pdf",
                "reports/from=2026-11-18T2330Z-2026-11-19T0040Z/report.json",
                "reports/from=2026-11-18T2330Z-2026-11-19T0040Z/apis.csv");
    }

    @Test
    @DisplayName("R14: reviews lie beside reports")
    void reviews_have_folders_of_their_own() {
        Edition week = Edition.of(ReviewPeriod.Kind.WEEK.of(DAY));

        assertThat(week.manifestKey()).isEqualTo("reviews/week=2026-W47/manifest.json");
        assertThat(week.key(ReportFormat.HTML)).isEqualTo("reviews/week=2026-W47/review.html");
    }
}
