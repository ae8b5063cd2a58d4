package io.albreport.function.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Speaks for a run that does not end, shortly before Lambda ends it: after that, nothing of it would be heard. The run
 * itself goes on.
 */
public final class Watchdog implements AutoCloseable {
    /** What it says takes five calls of three seconds at most, and the metrics. */
    private static final Duration BEFORE = Duration.ofSeconds(18);

    private final AtomicBoolean isDecided = new AtomicBoolean();
    private final Thread thread;

    private Watchdog(Duration patience, Runnable bark) {
        thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(() -> watch(patience, bark));
    }

    /**
     * Watches until it is closed.
     *
     * @param deadline Lambda ends the run then
     * @param bark what it says
     */
    public static Watchdog until(Instant deadline, Instant now, Runnable bark) {
        Watchdog watchdog = new Watchdog(Duration.between(now, deadline.minus(BEFORE)), bark);
        watchdog.thread.start();
        return watchdog;
    }

    private void watch(Duration patience, Runnable bark) {
        try {
            Thread.sleep(patience.isNegative() ? Duration.ZERO : patience);
            if (isDecided.compareAndSet(false, true)) {
                bark.run();
            }
        } catch (InterruptedException _) {
            // The run has ended in time.
        }
    }

    /** What it has begun to say it says to the end. */
    @Override
    public void close() {
        try {
            if (isDecided.compareAndSet(false, true)) {
                thread.interrupt();
            }
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
