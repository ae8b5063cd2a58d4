package io.albreport.function.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.albreport.function.chaos.SteppedRun.Fate;
import io.albreport.function.order.RunRequest.Kind;

/**
 * Two or three runs for one day, in an order of their calls and with faults that are drawn from a seed; then two runs
 * of the schedule, which nothing disturbs.
 */
final class Interleaving {
    private static final List<Kind> KINDS = List.copyOf(EnumSet.complementOf(EnumSet.of(Kind.DRY_RUN, Kind.REHEARSAL)));
    private static final List<Fate> FAULTS = List.copyOf(EnumSet.complementOf(EnumSet.of(Fate.GOES_WELL)));
    /** A run that makes a report and mails it makes 14 calls; each is hit as often as any other, or none is. */
    private static final int FIRST_CALLS = 16;
    /** Runs that are alive then are dead after it. */
    private static final Duration LONG = SteppedAws.TIMEOUT.plusSeconds(1);

    private final SteppedAws aws;
    private final Consumer<SteppedRun> whenEnded;
    private final Random random;
    private final List<Planned> plan;
    private final List<SteppedRun> runs = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    /** Whether the others start when the first has ended. */
    private final boolean isFirstAlone;
    /** Of so many steps, one is another run's. */
    private final int steadiness;
    private Planned last;

    /**
     * @param whenEnded told of each run at its end, before anything else happens
     */
    Interleaving(long seed, SteppedAws aws, Consumer<SteppedRun> whenEnded) {
        this.aws = aws;
        this.whenEnded = whenEnded;
        this.random = new Random(seed);
        int count = random.nextInt(3) == 0 ? 2 : 3;
        this.plan = new ArrayList<>(IntStream.rangeClosed(1, count).mapToObj(this::planned).toList());
        this.last = plan.getFirst();
        this.isFirstAlone = random.nextBoolean();
        this.steadiness = random.nextBoolean() ? 1 : 4;
    }

    /** A run, and which of its calls meets what. */
    private static final class Planned {
        private final SteppedRun run;
        private final int hit;
        private final Fate fault;
        private int calls;

        private Planned(SteppedRun run, int hit, Fate fault) {
            this.run = run;
            this.hit = hit;
            this.fault = fault;
        }

        /** A fault that cannot happen to this call happens to the next that it can happen to. */
        private Fate next() {
            boolean isPossible = fault != Fate.CONFLICTS || run.call().orElseThrow().isConditional();
            return ++calls >= hit && isPossible && !run.isHurt() ? fault : Fate.GOES_WELL;
        }
    }

    private Planned planned(int number) {
        Kind kind = drawn(KINDS);
        return new Planned(new SteppedRun("run %d (%s)".formatted(number, kind), kind),
                1 + random.nextInt(FIRST_CALLS), drawn(FAULTS));
    }

    private <T> T drawn(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    /** Those of the plan, in the order of their start, and the two after them. */
    List<SteppedRun> runs() {
        return runs;
    }

    /** What happened, a line for each step. */
    String story() {
        return String.join("\n", story);
    }

    void run() {
        while (!plan.isEmpty()) {
            Planned chosen = chosen();
            if (chosen.run.isStarted()) {
                step(chosen.run, chosen.next());
            } else {
                start(chosen.run);
            }
            passTime(chosen.run.isDead());
            plan.removeIf(planned -> planned.run.isStarted() && planned.run.call().isEmpty());
        }
        pass(LONG);
        undisturbed(new SteppedRun("the last try", Kind.CATCH_UP));
        undisturbed(new SteppedRun("another try", Kind.CATCH_UP));
    }

    private Planned chosen() {
        boolean mayGoOn = plan.contains(last);
        boolean mustGoOn = isFirstAlone && runs.size() <= 1;
        if (!mayGoOn || (!mustGoOn && random.nextInt(steadiness) == 0)) {
            last = drawn(plan);
        }
        return last;
    }

    /** Who comes after a dead run comes before or after its time is over. */
    private void passTime(boolean hasDied) {
        if (hasDied && random.nextInt(2) == 0) {
            pass(LONG);
        } else if (random.nextInt(10) == 0) {
            pass(Duration.ofSeconds(random.nextInt(100)));
        }
    }

    private void pass(Duration time) {
        aws.clock.advance(time);
        story.add("%d s pass".formatted(time.toSeconds()));
        runs.stream().filter(run -> run.isOver(aws.clock.instant())).forEach(run -> step(run, Fate.DIES_BEFORE));
    }

    private void undisturbed(SteppedRun run) {
        start(run);
        while (run.call().isPresent()) {
            step(run, Fate.GOES_WELL);
        }
    }

    private void start(SteppedRun run) {
        story.add(run.name + " starts");
        runs.add(run);
        aws.start(run);
        end(run);
    }

    private void step(SteppedRun run, Fate fate) {
        Optional<String> call = run.call().map(SteppedCall::text);
        story.add("%s: %s %s".formatted(run.name, call.orElseThrow(), fate));
        run.goOn(fate);
        end(run);
    }

    private void end(SteppedRun run) {
        if (run.call().isEmpty()) {
            story.add("%s ends: %s".formatted(run.name,
                    run.outcome().map(Object::toString).orElseGet(() -> String.valueOf(run.failure().orElseThrow()))));
            whenEnded.accept(run);
        }
    }
}
