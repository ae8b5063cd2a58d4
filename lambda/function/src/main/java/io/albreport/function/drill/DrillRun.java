package io.albreport.function.drill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

import io.albreport.function.environment.ReportFailedException;

/**
 * Tries what a recovery would need: looks in the other region for what is newest here, and reads some of it back.
 * Changes nothing, here or there. What it says holds in one direction; the other region has a drill of its own.
 */
public final class DrillRun {
    private static final Logger LOG = LoggerFactory.getLogger(DrillRun.class);

    /**
     * Younger objects may still be on their way.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html">S3 Replication
     *      Time Control</a>
     */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    private final DrillEnvironment environment;
    private final S3Client s3;
    private final S3Client replicaS3;
    private final Clock clock;

    /** @param replicaS3 for the other region */
    public DrillRun(DrillEnvironment environment, S3Client s3, S3Client replicaS3, Clock clock) {
        this.environment = environment;
        this.s3 = s3;
        this.replicaS3 = replicaS3;
        this.clock = clock;
    }

    /**
     * Looks for reports up to a day, and for the logs delivered on it.
     *
     * @throws DrillFailedException when one of the two regions cannot be read
     * @throws ReportFailedException when a manifest cannot
     */
    public DrillOutcome run(LocalDate day) {
        DrillSide reports = own(environment.reportsBucket());
        DrillSide replica = replica(environment.replicaReportsBucket());
        Instant settled = clock.instant().minus(ON_ITS_WAY);
        DrillTally tally = new DrillTally();
        replica.reach();
        new ReportDrill(reports, replica).run(day, settled, tally);
        environment.logs().ifPresent(logs -> logDrill(logs).run(day, settled, tally));
        DrillOutcome outcome = tally.outcome(reports.hasWhole(day) && replica.hasWhole(day));
        LOG.info("Drill of {} in {}: {}", day, environment.replicaRegion(), outcome);
        if (outcome.checked() == 0) {
            LOG.warn("The drill found nothing to look for: no report, and no access log, is older than {} minutes",
                    ON_ITS_WAY.toMinutes());
        }
        return outcome;
    }

    private DrillSide own(String bucket) {
        return new DrillSide(s3, environment.region(), bucket);
    }

    private DrillSide replica(String bucket) {
        return new DrillSide(replicaS3, environment.replicaRegion(), bucket);
    }

    private LogDrill logDrill(DrillEnvironment.Logs logs) {
        DrillSide replica = replica(logs.replica());
        replica.reach();
        return new LogDrill(own(logs.bucket()), replica, logs.folders());
    }
}
