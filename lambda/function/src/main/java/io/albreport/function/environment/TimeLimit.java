package io.albreport.function.environment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time that an invocation has: it bounds every call of AWS that is made within. Work ends early enough for what must
 * still happen, which is to stop a query, to tell the readers, and to write the metrics.
 *
 * @param deadline Lambda ends the invocation then
 * @param isLast whether this is the time for what must still happen
 */
public record TimeLimit(Instant deadline, Clock clock, boolean isLast) {
    /** Kept from work: to stop the query, for the five calls that a mail takes, and for the metrics. */
    public static final Duration RESERVE = Duration.ofSeconds(30);

    /** So that one service that is silent does not use up what is kept for the others. */
    private static final Duration LAST_CALL = Duration.ofSeconds(3);

    /** From the last call to the deadline. */
    private static final Duration METRICS = Duration.ofSeconds(2);

    private static final ScopedValue<TimeLimit> CURRENT = ScopedValue.newInstance();

    public TimeLimit(Instant deadline, Clock clock) {
        this(deadline, clock, false);
    }

    /** Does something within this limit. */
    public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Does what must still happen, within the time that is kept for it; outside of any limit, without one. */
    public static <T> T last(Supplier<T> duty) {
        return CURRENT.isBound()
                ? new TimeLimit(CURRENT.get().deadline, CURRENT.get().clock, true).during(duty::get)
                : duty.get();
    }

    /** The same work for another thread, within the limit of this one. */
    public static Runnable carried(Runnable work) {
        if (!CURRENT.isBound()) {
            return work;
        }
        TimeLimit limit = CURRENT.get();
        return () -> ScopedValue.where(CURRENT, limit).run(work);
    }

    /** What a call may take that begins now, none or less if there is no time for it; empty outside of any limit. */
    static Optional<Duration> ofCall() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get().left()) : Optional.empty();
    }

    /** Whether what goes on now should end. */
    public static boolean isOver() {
        return CURRENT.isBound() && !CURRENT.get().left().isPositive();
    }

    private Duration left() {
        Duration left = Duration.between(clock.instant(), deadline.minus(isLast ? METRICS : RESERVE));
        return isLast && left.compareTo(LAST_CALL) > 0 ? LAST_CALL : left;
    }
}
