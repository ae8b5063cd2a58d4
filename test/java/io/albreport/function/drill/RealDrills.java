package io.albreport.function.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.aws.S3Server;
import io.albreport.function.Drill;
import io.albreport.function.Printed;
import io.albreport.function.RealRuns;

/**
 * What the drill itself prints, through real clients.
 *
 * @param passed all is in the other region
 * @param failed some of it is not
 */
public record RealDrills(String passed, String failed) {
    private static final String MANIFEST = "reports/date=2026-01-17/manifest.json";
    private static final Duration TOOK = Duration.ofSeconds(9);

    private static final class Captured {
        private static final RealDrills LOGS = capture();
    }

    /** The logs; the drills happen when the first is asked for. */
    public static RealDrills captured() {
        return Captured.LOGS;
    }

    private static RealDrills capture() {
        try (S3Server server = new S3Server(); S3Client s3 = server.client()) {
            Stream.of("own", "whole", "lacking").forEach(server::createBucket);
            Stream.of("own", "whole").forEach(bucket -> s3.putObject(put -> put.bucket(bucket).key(MANIFEST),
                    RequestBody.fromString(RecordedDrills.manifest(""))));
            return new RealDrills(log(server, "whole"), log(server, "lacking"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String log(S3Server server, String replica) throws IOException {
        DrillEnvironment environment = new DrillEnvironment(Region.EU_WEST_1, "own", Region.EU_CENTRAL_1, replica,
                Optional.empty(), ZoneId.of("UTC"), "alb-report", "ALBReport/dev");
        try (Printed printed = new Printed();
                Drill drill = new Drill(environment, server, server,
                        Clock.fixed(Instant.now().plusSeconds(3_600), ZoneOffset.UTC))) {
            drill.invoke("{\"time\": \"2026-01-18T07:00:00Z\"}");
            return RealRuns.timed(printed.text(), TOOK);
        }
    }
}
