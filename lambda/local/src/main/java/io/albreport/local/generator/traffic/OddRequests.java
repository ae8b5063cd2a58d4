package io.albreport.local.generator.traffic;

import java.util.ArrayList;
import java.util.List;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.LoadBalancer;

/** Takes an ordinary request and makes it odd, in each way in turn, so that all of them occur in a small log too. */
public final class OddRequests {
    private static final List<Oddity> EVERYWHERE = joined(OddClients.ALL, OddAnswers.CLIENT_ERRORS);
    private static final List<Oddity> WHERE_FAILING = joined(EVERYWHERE, OddAnswers.SERVER_ERRORS);

    private final List<Oddity> oddities;
    private final Dice dice;
    private int turn;

    public OddRequests(LoadBalancer balancer, Dice dice) {
        this.oddities = balancer.failing() == null ? EVERYWHERE : WHERE_FAILING;
        this.dice = dice;
    }

    public Request next(Request ordinary) {
        Oddity oddity = oddities.get(turn++ % oddities.size());
        return oddity.applyTo(ordinary, dice);
    }

    private static List<Oddity> joined(List<Oddity> first, List<Oddity> second) {
        List<Oddity> all = new ArrayList<>(second);
        all.addAll(first);
        return List.copyOf(all);
    }

    /** One way to be odd. */
    @FunctionalInterface
    interface Oddity {
        Request applyTo(Request ordinary, Dice dice);
    }
}
