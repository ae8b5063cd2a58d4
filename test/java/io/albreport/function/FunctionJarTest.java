package io.albreport.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is deployed, as the build before these tests left it. */
class FunctionJarTest {
    private static final Path JAR = Path.of("../lambda/function/target/alb-report-function.jar");

    /** Lambda takes 50 MB; each one more makes a cold start longer. */
    private static final long MOST_BYTES = 30_000_000;

    @Test
    @DisplayName("I5: the function's jar is small, and holds no engine and no CDK")
    void the_jar_is_small() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(Files.size(JAR)).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(names).contains("io/albreport/function/ReportHandler.class")
                    .noneMatch(name -> name.startsWith("org/duckdb/") || name.startsWith("io/trino/")
                            || name.startsWith("software/amazon/awscdk/") || name.startsWith("software/amazon/jsii/"));
            assertThat(names).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("I5: the same sources give the same jar: no entry bears the time of the build")
    void the_jar_is_reproducible() throws IOException {
        LocalDateTime built = LocalDateTime.ofInstant(Files.getLastModifiedTime(JAR).toInstant(), ZoneOffset.UTC);
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal)).allMatch(time -> time.isBefore(built.minusDays(1)));
        }
    }

    @Test
    @DisplayName("R5: the function knows its version where Lambda has unpacked the jar")
    void the_version_is_a_file() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile());
                var version = jar.getInputStream(jar.getEntry("io/albreport/function/environment/version.txt"))) {
            assertThat(new String(version.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .matches("[0-9]+[.][0-9]+[.][0-9]+.*");
        }
    }
}
