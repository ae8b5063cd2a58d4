package io.albreport.report.rendering;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.report.model.Hour;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;
import io.albreport.report.model.SampleReport;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z | Sunday, 25 October 2026
            2026-10-25T02:10:00Z | 2026-10-25T03:40:00Z | Sunday, 25 October 2026, from 03:10 to 04:40
            2026-10-25T12:00:00Z | 2026-10-25T23:00:00Z | Sunday, 25 October 2026, from 13:00 to 24:00
            2026-10-24T20:00:00Z | 2026-10-24T23:00:00Z | Saturday, 24 October 2026, from 22:00, to Sunday, 25 October 2026, 01:00
            """)
    @DisplayName("R12: the heading is a day, or says from when to when")
    void the_heading_says_when(Instant start, Instant end, String words) {
        assertThat(Page.of(of(new Period(start, end, BERLIN), 1)).when()).isEqualTo(words);
    }

    @Test
    @DisplayName("R12: hours are called by the zone's clocks, and one that comes again says so")
    void an_hour_that_comes_again_says_so() {
        Page page = Page.of(of(Period.ofDay(LocalDate.of(2026, 10, 25), BERLIN), 25));

        assertThat(page.labels().labels()).hasSize(25).startsWith("00:00", "01:00", "02:00", "02:00 (2nd)", "03:00")
                .endsWith("23:00");
    }

    private static Report of(Period period, int hours) {
        Report day = SampleReport.empty();
        List<Hour> its = IntStream.range(0, hours)
                .mapToObj(hour -> new Hour(period.start().plus(hour, ChronoUnit.HOURS),
                        period.start().plus(hour, ChronoUnit.HOURS).atZone(period.zone()).getHour(), 0,
                        day.totals().status(), 0,
                        0, null, null, 0))
                .toList();
        return new Report(day.schemaVersion(), period, day.verdict(), day.completeness(), day.incidents(), day.totals(),
                day.apis(), its, day.routes(), day.clients(), day.userAgents(), day.tls(), day.classifications(),
                day.dataQuality());
    }
}
