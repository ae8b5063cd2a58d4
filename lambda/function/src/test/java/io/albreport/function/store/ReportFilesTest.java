package io.albreport.function.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import io.albreport.function.FakeS3;
import io.albreport.function.mail.Mail;
import io.albreport.function.s3.StoredFile;

import static org.assertj.core.api.Assertions.assertThat;

class ReportFilesTest {
    private static final String SHA256_OF_PAGE = "3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274";
    private static final StoredFile PAGE = new StoredFile("page", "v1", SHA256_OF_PAGE, 4);

    @Test
    @DisplayName("F7: a report is whole when the versions are there that its manifest names")
    void versions_are_there() throws IOException {
        assertThat(found(Map.of("page?versionId=v1", "any", "page", "newer"))).contains(PAGE);
    }

    @Test
    @DisplayName("D5: in a bucket restored by copying, the same content in another version will do")
    void the_same_content_will_do() throws IOException {
        assertThat(found(Map.of("page", "page"))).contains(PAGE.inVersion("current"));
    }

    @Test
    @DisplayName("D5: other content under the same key will not do, nor will none")
    void other_content_will_not_do() throws IOException {
        assertThat(found(Map.of("page", "other"))).isEmpty();
        assertThat(found(Map.of())).isEmpty();
    }

    /** The file as a store finds it in a bucket with these objects. */
    private static Optional<StoredFile> found(Map<String, String> objects) throws IOException {
        try (FakeS3 s3 = new FakeS3(objects)) {
            Manifest manifest = new Manifest(1, "2026-11-19", "", "eu-west-1", "", "", null, 0, 0, 0, 0, 0,
                    null, List.of(PAGE), new Mail("", ""));
            return new ReportFiles(s3.client(), "bucket").whole(manifest).map(whole -> whole.file("page"));
        }
    }
}
