package io.albreport.local.generator.lines;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.albreport.local.generator.incidents.Planting;
import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.Slot;
import io.albreport.local.generator.traffic.OddRequests;
import io.albreport.local.generator.traffic.Request;
import io.albreport.local.generator.traffic.RequestSource;
import io.albreport.local.generator.truth.TruthTally;

/** Makes the lines of all three kinds, and tallies those of the day. */
public final class LineSource {
    private final Dice dice;
    private final RequestSource ordinary;
    private final Map<String, OddRequests> oddByBalancer = new HashMap<>();
    private final DamagedLines malformed;
    private final LineFormat format;
    private final Planting planting;
    private final TruthTally tally;

    public LineSource(Dice dice, List<LoadBalancer> balancers, Planting planting, TruthTally tally) {
        this.dice = dice;
        this.planting = planting;
        this.tally = tally;
        ordinary = new RequestSource(dice);
        malformed = new DamagedLines(dice);
        format = new LineFormat(dice);
        balancers.forEach(balancer -> oddByBalancer.put(balancer.name(), new OddRequests(balancer, dice)));
    }

    /** A request of the day. */
    public CharSequence inside(LoadBalancer balancer, String node, Slot slot, boolean firstLine) {
        Request request = next(balancer, slot, slot.timeInside(dice, firstLine));
        OddRequests oddities = oddByBalancer.get(balancer.name());
        if (oddities != null && dice.oneIn(balancer.oddOneIn())) {
            request = oddities.next(request);
        }
        request = planting.applyTo(request, node);
        int width = dice.anyOf(balancer.widths());
        tally.add(request, width, node);
        return format.format(request, width, node);
    }

    /** A readable line of the day before or after. */
    public CharSequence outside(LoadBalancer balancer, String node, Slot slot, boolean firstLine) {
        Request request = next(balancer, slot, slot.timeOutsideDay(dice, firstLine));
        return format.format(planting.applyTo(request, node), dice.anyOf(balancer.widths()), node);
    }

    /** Of an API that is not silent just then. */
    private Request next(LoadBalancer balancer, Slot slot, long time) {
        Request request = ordinary.next(balancer, slot, time);
        while (planting.silences(request)) {
            request = ordinary.next(balancer, slot, time);
        }
        return request;
    }

    public CharSequence malformed(LoadBalancer balancer, String node, Slot slot) {
        Request request = ordinary.forwarded(balancer, slot, slot.timeInside(dice, false));
        return malformed.next(format.format(request, dice.anyOf(balancer.widths()), node).toString());
    }
}
