package io.albreport.trino;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.albreport.infrastructure.catalog.GlueTables;
import io.albreport.local.engine.DuckDbTable;
import io.albreport.report.model.Period;
import io.albreport.report.statement.LogScope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Of the files that load balancers deliver, the access logs of ALBs are read. */
@OnTrino
class OtherLogsTest {
    private static final String ALB = "111122223333_elasticloadbalancing_us-east-1_app.demo.98e3_20260117T0715Z_192.0.2.1_";

    private static final List<String> DELIVERED = List.of(
            ALB + "ab12.log.gz", ALB + "ab12.log",
            "111122223333_elasticloadbalancing_us-gov-west-1_app.a-b.98e3_20260117T0715Z_2001:db8::1_ab12.log.gz",
            "111122223333_elasticloadbalancing_us-east-1_app.net.x.98e3_20260117T0715Z_192.0.2.1_ab12.log.gz",
            "conn_log_" + ALB + "ab12.log.gz", "health_check_log_" + ALB + "ab12.log.gz",
            "111122223333_elasticloadbalancing_us-east-1_net.demo.98e3_20260117T0715Z_ab12.log.gz",
            "111122223333_elasticloadbalancing_us-east-1_net.app.98e3_20260117T0715Z_ab12.log.gz",
            "111122223333_elasticloadbalancing_us-east-1_demo_20260117T0715Z_192.0.2.1_ab12.log",
            "111122223333_elasticloadbalancing_us-east-1_app_20260117T0715Z_192.0.2.1_ab12.log",
            "ELBAccessLogTestFile");

    private final EmbeddedTrino trino;

    @TempDir
    private Path folder;

    OtherLogsTest(EmbeddedTrino trino) {
        this.trino = trino;
    }

    @Test
    @DisplayName("L3: as the local report decides it, by the file's name")
    void as_the_local_report_decides_it() throws IOException {
        assertThat(read(folder)).containsExactlyInAnyOrderElementsOf(
                DELIVERED.stream().filter(DuckDbTable::reads).toList()).hasSize(4);
    }

    @Test
    @DisplayName("L3: whatever the bucket and its folders are called")
    void whatever_the_bucket_is_called() throws IOException {
        assertThat(read(folder.resolve("conn_log_1_net.logs"))).hasSize(4);
        assertThat(read(folder.resolve(ALB + "folder.log.gz"))).hasSize(4);
    }

    @Test
    @DisplayName("L8: the table lies below one prefix of one bucket, in which an object is there once")
    void below_one_prefix_of_one_bucket() {
        GlueTable table = GlueTable.from(GlueTables.accessLogs(List.of("111122223333"), List.of("us-east-1"),
                LocalDate.of(2026, 1, 1)));

        assertThat(table.properties().get("storage.location.template"))
                .matches("s3://[^/$]+/alb/AWSLogs/[$][{]account}/elasticloadbalancing/[$][{]region}/[$][{]day}");
    }

    /** The names of the files that a report would read. */
    private List<String> read(Path bucketFolder) throws IOException {
        Bucket bucket = new Bucket(bucketFolder);
        for (String name : DELIVERED) {
            bucket.put("us-east-1/2026/01/17/" + name,
                    name.endsWith(".gz") ? Bucket.gzip("a line\n") : "a line\n".getBytes(UTF_8));
        }
        return bucket.on(trino)
                .query("SELECT \"$path\" FROM access_logs WHERE " + LogScope.of(Period.ofDay(Bucket.DAY))).stream()
                .flatMap(row -> Stream.ofNullable(row.getFirst())).map(path -> path.replaceFirst(".*/", "")).toList();
    }
}
