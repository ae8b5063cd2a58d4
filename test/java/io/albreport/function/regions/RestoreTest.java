package io.albreport.function.regions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.S3Regions;
import io.albreport.aws.S3Server;
import io.albreport.documents.Markdown;
import io.albreport.function.Deployment;
import io.albreport.function.Printed;
import io.albreport.local.Programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** D5: the bucket of reports is deleted, and comes back by what the runbook says, pasted into bash. */
@Execution(ExecutionMode.CONCURRENT)
class RestoreTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbooks", "bucket-deleted.md");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 17);

    @AutoClose
    private static final S3Server SERVER_OF_HOME = new S3Server();

    @AutoClose
    private static final S3Server SERVER_OF_OTHER = new S3Server();

    @TempDir
    private Path folder;

    @AutoClose
    private final Printed printed = new Printed();

    @Test
    @DisplayName("D5: a deleted bucket is restored from its replica by the runbook; no report is made or mailed again")
    void a_deleted_bucket() throws Exception {
        Path aws = aws();
        try (TwoRegions regions = new TwoRegions(SERVER_OF_HOME, SERVER_OF_OTHER, TODAY, true).passDays(3)) {
            List<String> before = regions.home.deployment.stored();
            Map<String, String> manifests = manifests(regions.home);
            delete(regions.home.deployment);

            Instant start = Instant.now();
            String answer = paste(regions, aws, step("aws s3 mb"), step("diff <("));
            Duration took = Duration.between(start, Instant.now());

            assertThat(answer).endsWith("all there\n");
            assertThat(regions.home.deployment.stored()).isEqualTo(before);
            assertThat(manifests(regions.home)).isEqualTo(manifests);
            assertTypesAreKept(regions);
            assertNothingIsMadeAgain(regions);
            assertThat(manifests(regions.home)).containsAllEntriesOf(manifests);
            printed.close();
            System.out.printf("Restored %d files of a deleted bucket in %d s%n", before.size(), took.toSeconds());
        }
    }

    @Test
    @DisplayName("D5: an emptied bucket is filled by the same commands, without the first")
    void an_emptied_bucket() throws Exception {
        Path aws = aws();
        try (TwoRegions regions = new TwoRegions(SERVER_OF_HOME, SERVER_OF_OTHER, TODAY, true).passDays(2)) {
            Deployment home = regions.home.deployment;
            home.stored().forEach(key -> home.s3.deleteObject(delete -> delete.bucket(home.reports()).key(key)));

            String answer = paste(regions, aws, step("aws s3 mb").replaceFirst("(?m)^aws s3 mb .*$", ""),
                    step("diff <("));

            assertThat(answer).endsWith("all there\n");
            assertNothingIsMadeAgain(regions);
        }
    }

    /** Skips the test where there is none. */
    private static Path aws() {
        Optional<Path> program = Programs.find("aws");
        assumeTrue(program.isPresent(), "install it with: apt-get install awscli");
        return program.orElseThrow();
    }

    /** The runbook's block of commands that has this in it. */
    private static String step(String command) {
        List<String> found = Markdown.of(RUNBOOK).commands().stream().filter(block -> block.contains(command)).toList();
        assertThat(found).as(command).hasSize(1);
        return found.getFirst();
    }

    private static void delete(Deployment deployment) {
        S3Client s3 = deployment.s3;
        s3.listObjectVersions(list -> list.bucket(deployment.reports())).versions().forEach(version -> s3
                .deleteObject(delete -> delete.bucket(deployment.reports()).key(version.key())
                        .versionId(version.versionId())));
        s3.deleteBucket(bucket -> bucket.bucket(deployment.reports()));
    }

    /** What bash answers to the runbook's names and these of its blocks, with this environment's S3. */
    private String paste(TwoRegions regions, Path aws, String... blocks) throws Exception {
        String ours = regions.home.deployment.reports();
        try (S3Regions s3 = new S3Regions(Map.of(ours, SERVER_OF_HOME, regions.other.deployment.reports(),
                SERVER_OF_OTHER))) {
            String names = step("REPORTS=").lines().filter(line -> line.startsWith("REPORTS=")).findFirst()
                    .orElseThrow();
            String given = "set -e\nENVIRONMENT=dev REGION=%s ACCOUNT=%s\n".formatted(regions.home.name,
                    regions.home.account);
            return bash(replaced(aws, s3), String.join("\n", given, names, step("COPIES="), String.join("\n", blocks)));
        }
    }

    /**
     * In place of the CLI: the CLI with this endpoint. It would look for a source's Region elsewhere, so that is left
     * out.
     */
    private Path replaced(Path aws, S3Regions s3) throws IOException {
        Path script = folder.resolve("aws");
        Files.writeString(script, """
                #!/usr/bin/env bash
                arguments=()
                while [ $# -gt 0 ]; do
                  if [ "$1" = --source-region ]; then shift; else arguments+=("$1"); fi
                  shift
                done
                exec %s --endpoint-url %s "${arguments[@]}"
                """.formatted(aws, s3.uri()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private String bash(Path programs, String commands) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", commands).redirectErrorStream(true);
        bash.environment().putAll(Map.of("PATH", programs + ":" + System.getenv("PATH"), "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test", "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                "AWS_EC2_METADATA_DISABLED", "true", "AWS_PAGER", ""));
        Process process = bash.start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(commands + "\n" + answer).isZero();
        return answer;
    }

    private static Map<String, String> manifests(EmulatedRegion region) {
        Map<String, String> manifests = new TreeMap<>();
        region.deployment.stored().stream().filter(key -> key.endsWith("manifest.json")).forEach(
                key -> manifests.put(key, new String(region.deployment.content(key), StandardCharsets.UTF_8)));
        return manifests;
    }

    /** What readers open in a browser opens as before. */
    private static void assertTypesAreKept(TwoRegions regions) {
        Deployment home = regions.home.deployment;
        var page = home.s3.headObject(head -> head.bucket(home.reports())
                .key("reports/date=%s/report.html".formatted(TODAY.minusDays(1))));
        assertThat(page.contentType()).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(page.contentDisposition()).startsWith("inline; filename=");
    }

    /** Neither of the days that were restored, by either Region; the next day passes as always. */
    private static void assertNothingIsMadeAgain(TwoRegions regions) throws IOException {
        int mails = regions.home.sent().size() + regions.other.sent().size();
        for (EmulatedRegion region : List.of(regions.home, regions.other)) {
            region.deployment.restart();
            region.deployment.calls.clear();
            for (LocalDate day : regions.daysDue()) {
                region.start("{\"time\": \"%sT05:00:00Z\"}".formatted(day.plusDays(1)));
            }
            assertThat(region.deployment.calls.actions()).isNotEmpty().noneMatch(action -> action.startsWith("athena:")
                    || action.equals("s3:PutObject") || action.startsWith("sns:"));
        }
        assertThat(regions.home.sent().size() + regions.other.sent().size()).isEqualTo(mails);
        regions.passDay();
        assertThat(regions.mails(regions.daysDue().getLast())).hasSize(1);
        assertThat(regions.other.deployment.stored()).isEqualTo(regions.home.deployment.stored());
    }
}
