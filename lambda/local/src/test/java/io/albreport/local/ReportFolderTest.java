package io.albreport.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.report.model.ReportFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportFolderTest {
    @TempDir
    private Path folder;

    @Test
    void replaces_an_earlier_report_and_leaves_nothing_beside() throws IOException {
        ReportFolder reports = ReportFolder.ofReport(folder.resolve("new/report"));

        reports.put(Map.of(ReportFormat.JSON, new byte[]{1}));
        reports.put(Map.of(ReportFormat.JSON, new byte[]{2}, ReportFormat.CSV, new byte[]{3}));

        assertThat(folder.resolve("new/report/report.json")).hasBinaryContent(new byte[]{2});
        assertThat(folder.resolve("new/report/apis.csv")).hasBinaryContent(new byte[]{3});
        try (var files = Files.list(folder.resolve("new/report"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    @DisplayName("a report that cannot be written is one sentence")
    void fails_where_a_file_is_in_the_way() throws IOException {
        Path file = Files.createFile(folder.resolve("report"));

        assertThatThrownBy(() -> ReportFolder.ofReport(file).put(Map.of(ReportFormat.JSON, new byte[]{1})))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": the report cannot be written there: a file of that name is in the way; "
                        + "an earlier report is as it was");
    }

    @Test
    @DisplayName("a report is replaced as a whole or not at all")
    void fails_before_the_first_file_where_a_folder_is_in_the_way() throws IOException {
        Path pdf = Files.createDirectories(folder.resolve("report.pdf"));
        Path html = Files.writeString(folder.resolve("report.html"), "earlier");
        Map<ReportFormat, byte[]> files = Map.of(ReportFormat.HTML, new byte[]{1}, ReportFormat.PDF, new byte[]{2});

        assertThatThrownBy(() -> ReportFolder.ofReport(folder).put(files))
                .hasMessage(folder + ": the report cannot be written there: " + pdf + " is a folder; "
                        + "an earlier report is as it was");
        assertThat(html).hasContent("earlier");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
