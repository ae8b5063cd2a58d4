package io.albreport.function.regions;

import java.time.Duration;
import java.time.Instant;

import io.albreport.function.regions.EmulatedRegion.Version;

/**
 * Replicates the reports bucket of one Region to another's, by hand: each version that was written there, in that
 * order, no replica and no delete marker. It can lag, stop and go on, and stops when either Region's storage is gone.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html">What
 *      is replicated</a>
 */
final class Replicator {
    private final EmulatedRegion from;
    private final EmulatedRegion to;
    private final boolean lastWriterWins;
    private Duration lag = Duration.ofMinutes(1);
    private boolean isStopped;
    private int done;

    Replicator(EmulatedRegion from, EmulatedRegion to, boolean lastWriterWins) {
        this.from = from;
        this.to = to;
        this.lastWriterWins = lastWriterWins;
    }

    void lag(Duration behind) {
        lag = behind;
    }

    void stop() {
        isStopped = true;
    }

    void resume() {
        isStopped = false;
    }

    /** Brings what is due by now. */
    void run(Instant now) {
        boolean isPossible = !isStopped && from.isStoring() && to.isStoring();
        while (isPossible && done < from.written().size()) {
            Version next = from.written().get(done);
            if (next.at().plus(lag).isAfter(now)) {
                return;
            }
            to.accept(next, from.read(next), lastWriterWins);
            done++;
        }
    }
}
