package io.albreport.function.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.albreport.aws.MemoryS3;
import io.albreport.function.order.RunRequest.Kind;
import io.albreport.function.run.RunOutcome;

/**
 * A run that waits before each of its calls to AWS until it is told what becomes of it. It has a thread of its own, but
 * only ever one of several runs goes on.
 */
final class SteppedRun {
    /** The run that a thread is in. */
    static final ScopedValue<SteppedRun> CURRENT = ScopedValue.newInstance();

    /** Between two calls a report is rendered, which takes a second at most on a busy machine. */
    private static final long PATIENCE_SECONDS = 60;

    /** What becomes of a call. */
    enum Fate {
        GOES_WELL, DIES_BEFORE, DIES_AFTER, LOSES_THE_ANSWER, CONFLICTS
    }

    /** Ends the run at once, as nothing in it may catch this. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Goes to AWS. */
    @FunctionalInterface
    interface Sending {
        HttpExecuteResponse send() throws IOException;
    }

    /** The work of a run. */
    @FunctionalInterface
    interface Work {
        RunOutcome make();
    }

    final String name;
    final Kind kind;
    /** Ids of what it wrote. */
    final Set<String> written = new HashSet<>();
    /** Ids of what it read or wrote. */
    final Set<String> known = new HashSet<>();
    private final SynchronousQueue<Optional<SteppedCall>> next = new SynchronousQueue<>();
    private final SynchronousQueue<Fate> fates = new SynchronousQueue<>();
    private @Nullable Instant deadline;
    private @Nullable SteppedCall call;
    private int mails;
    private boolean isHurt;
    private volatile boolean isDead;
    private volatile @Nullable RunOutcome outcome;
    private volatile @Nullable Throwable failure;

    SteppedRun(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Goes on to its first call. */
    void start(Instant until, Work work) {
        deadline = until;
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                ScopedValue.where(CURRENT, this).run(() -> outcome = work.make());
            } catch (Throwable e) {
                failure = e;
            }
            hand(next, Optional.empty());
        });
        call = taken(next).orElse(null);
    }

    /** Called by the run, which waits here. */
    HttpExecuteResponse perform(SteppedCall request, Sending aws) throws IOException {
        if (isDead) {
            throw new Death();
        }
        hand(next, Optional.of(request));
        Fate fate = taken(fates);
        if (fate == Fate.CONFLICTS) {
            return MemoryS3.refusal(409, "ConditionalRequestConflict");
        }
        isDead = fate == Fate.DIES_BEFORE || fate == Fate.DIES_AFTER;
        if (fate == Fate.DIES_BEFORE) {
            throw new Death();
        }
        HttpExecuteResponse answer = aws.send();
        note(request, answer);
        if (isDead) {
            throw new Death();
        }
        if (fate == Fate.LOSES_THE_ANSWER) {
            throw new IOException("the answer is lost");
        }
        return answer;
    }

    private void note(SteppedCall request, HttpExecuteResponse answer) {
        mails += request.isMail() ? 1 : 0;
        answer.httpResponse().firstMatchingHeader(MemoryS3.VERSION).ifPresent(id -> {
            known.add(id);
            if (request.isWrite()) {
                written.add(id);
            }
        });
    }

    /** The call it waits before goes that way, and the run goes on to the next. */
    void goOn(Fate fate) {
        isHurt |= fate != Fate.GOES_WELL;
        hand(fates, fate);
        call = taken(next).orElse(null);
    }

    /** What it waits before; empty before its start and after its end. */
    Optional<SteppedCall> call() {
        return Optional.ofNullable(call);
    }

    boolean isStarted() {
        return deadline != null;
    }

    /** Whether Lambda ends it now. */
    boolean isOver(Instant now) {
        return call != null && deadline != null && !now.isBefore(deadline);
    }

    int mails() {
        return mails;
    }

    /** Whether anything but good happened to it. */
    boolean isHurt() {
        return isHurt;
    }

    boolean isDead() {
        return isDead;
    }

    /** Empty unless it ended well. */
    Optional<RunOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** What it threw. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> void hand(SynchronousQueue<T> queue, T thing) {
        try {
            if (!queue.offer(thing, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody waits for " + thing);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T taken(SynchronousQueue<T> queue) {
        try {
            T thing = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (thing == null) {
                throw new IllegalStateException("nothing came for %d s".formatted(PATIENCE_SECONDS));
            }
            return thing;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
