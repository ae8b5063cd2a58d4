package io.albreport.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.local.reading.LogFiles;
import io.albreport.local.reading.NothingToReportException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogDaysTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("without a date, the day is the newest whose end the files' names reach")
    void the_newest_day_that_is_over_by_the_names() throws Exception {
        delivered("20260115T2355Z", "20260116T1200Z", "20260117T0000Z", "20260117T0715Z");

        assertThat(newest()).isEqualTo("2026-01-16");
    }

    @Test
    @DisplayName("L9: a folder of one S3 day begins with a file of the day before")
    void one_folder_of_s3() throws Exception {
        for (int minutes = 0; minutes < 24 * 60; minutes += 5) {
            delivered("20260117T%02d%02dZ".formatted(minutes / 60, minutes % 60));
        }

        assertThat(newest()).isEqualTo("2026-01-17");
    }

    @Test
    @DisplayName("L9: a day of which only the morning is there is not over")
    void a_day_that_goes_on() throws Exception {
        for (int hour = 1; hour <= 24 + 15; hour++) {
            delivered("202601%dT%02d00Z".formatted(17 + hour / 24, hour % 24));
        }

        assertThat(newest()).isEqualTo("2026-01-17");
    }

    @Test
    void the_last_file_of_a_day_ends_it() throws Exception {
        delivered("20260116T0715Z", "20260117T0715Z", "20260118T0000Z");

        assertThat(newest()).isEqualTo("2026-01-17");
    }

    @Test
    void a_day_that_is_not_over_is_better_than_none() throws Exception {
        delivered("20260117T0715Z", "20260117T0720Z");

        assertThat(newest()).isEqualTo("2026-01-17");
    }

    @Test
    @DisplayName("without times in the names, the lines are asked")
    void the_newest_day_that_is_over_by_the_lines() throws Exception {
        lines("2026-01-15", "2026-01-17", "2026-01-18");

        assertThat(newest()).isEqualTo("2026-01-17");
    }

    @Test
    void the_one_day_of_all_lines() throws Exception {
        lines("2026-01-15");

        assertThat(newest()).isEqualTo("2026-01-15");
    }

    @Test
    void fails_when_no_line_has_a_time() throws Exception {
        Files.writeString(folder.resolve("x.log"), "nonsense\n");

        assertThatThrownBy(this::newest).isInstanceOf(NothingToReportException.class)
                .hasMessage("no access log line in " + folder + ": all lines there are something else, such "
                        + "as " + folder.resolve("x.log")
                        + ", line 1: 'nonsense' (access logs: 1; other files: 0; unreadable: 0)");
    }

    @Test
    @DisplayName("R12: a day is one of the time zone")
    void knows_days_of_other_zones() throws Exception {
        for (int hour = 0; hour < 48; hour++) {
            delivered("202601%02dT%02d05Z".formatted(17 + hour / 24, hour % 24));
        }

        assertThat(newest("UTC")).isEqualTo("2026-01-18");
        assertThat(newest("Australia/Sydney")).isEqualTo("2026-01-18");
        assertThat(newest("America/Los_Angeles")).isEqualTo("2026-01-17");
    }

    private String newest() throws SQLException, IOException {
        return newest("UTC");
    }

    private String newest(String zone) throws SQLException, IOException {
        return LogDays.newestFull(LogFiles.find(List.of(folder)), ZoneId.of(zone)).toString();
    }

    private void delivered(String... ends) throws IOException {
        for (String end : ends) {
            Files.createFile(
                    folder.resolve("111122223333_elasticloadbalancing_eu-west-1_app.web.98e3a879de9d6b42_%s_x.log"
                            .formatted(end)));
        }
    }

    private void lines(String... days) throws IOException {
        for (String day : days) {
            Files.writeString(folder.resolve(day + ".log"),
                    "http " + day + "T10:00:00.000000Z app/x/1 192.0.2.1:1 - -1 -1 "
                            + "-1 404 - 127 162 \"GET http://x:80/ HTTP/1.1\" \"-\" - - - \"-\"\n");
        }
    }
}
