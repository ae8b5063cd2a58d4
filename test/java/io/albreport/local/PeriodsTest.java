package io.albreport.local;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.albreport.local.generator.LogGenerator;
import io.albreport.local.generator.ProgressListener;
import io.albreport.local.generator.truth.GeneratorOptions;
import io.albreport.local.reading.LogFiles;
import io.albreport.reference.ReferenceOptions;
import io.albreport.reference.ReferenceReader;
import io.albreport.report.configuration.ReportConfig;
import io.albreport.report.model.Hour;
import io.albreport.report.model.Period;
import io.albreport.report.model.Report;

import static org.assertj.core.api.Assertions.assertThat;

/** Days of any time zone, and parts of days, over three days of logs around the last Sunday of October. */
@DisplayName("R12: any period, in any time zone, is what the reference reader makes of the same logs")
@Execution(ExecutionMode.CONCURRENT)
class PeriodsTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeThreeDays() throws Exception {
        for (int day = 24; day <= 26; day++) {
            LogGenerator.generate(new GeneratorOptions(LocalDate.of(2026, 10, day), 6_000, day, 20),
                    folder.resolve("day" + day), ProgressListener.SILENT);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            UTC,              2026-10-25, 24
            Europe/Berlin,    2026-10-25, 25
            Australia/Sydney, 2026-10-25, 24
            Asia/Kolkata,     2026-10-25, 24
            Asia/Kathmandu,   2026-10-25, 24
            America/New_York, 2026-10-24, 24
            """)
    void days(String zone, LocalDate day, int hours) throws Exception {
        Report report = assertSame(Period.ofDay(day, ZoneId.of(zone)));

        assertThat(report.hours()).hasSize(hours).extracting(Hour::hour).startsWith(0, 1, 2);
        assertThat(report.dataQuality().requestsCounted()).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-10-25T03:10:00Z, 2026-10-25T04:40:00Z, UTC
            2026-10-24T21:20:00Z, 2026-10-25T02:00:00Z, Europe/Berlin
            2026-10-24T20:15:00Z, 2026-10-24T23:45:00Z, Asia/Kathmandu
            2026-10-25T05:00:00Z, 2026-10-26T06:00:00Z, UTC
            2026-10-25T12:00:00Z, 2026-10-25T12:10:00Z, Pacific/Honolulu
            """)
    void parts_of_days(Instant start, Instant end, String zone) throws Exception {
        assertSame(new Period(start, end, ZoneId.of(zone)));
    }

    @Test
    @DisplayName("R12: on the day that clocks go back, an hour is there twice")
    void an_hour_twice() throws Exception {
        assertThat(report(Period.ofDay(LocalDate.of(2026, 10, 25), ZoneId.of("Europe/Berlin"))).hours())
                .extracting(Hour::hour).startsWith(0, 1, 2, 2, 3);
    }

    private static Report assertSame(Period period) throws Exception {
        Report report = report(period);

        // files are left out by their names, and with them lines that are not of the period
        ConformanceTest.assertSame(report)
                .ignoringFields("dataQuality.filesRead", "dataQuality.linesRead", "dataQuality.malformedLines",
                        "dataQuality.outsidePeriod", "dataQuality.bytesRead", "dataQuality.delivery")
                .isEqualTo(ReferenceReader.report(List.of(folder), period, ReferenceOptions.DEFAULTS));
        return report;
    }

    private static Report report(Period period) throws SQLException, IOException {
        return new LocalReport(period, ReportConfig.DEFAULTS, SilentProgress.PROGRESS)
                .make(LogFiles.find(List.of(folder)));
    }
}
