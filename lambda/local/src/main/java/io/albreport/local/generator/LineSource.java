package io.albreport.local.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the lines of all three kinds, and tallies those of the day. */
final class LineSource {
    private final Dice dice;
    private final RequestSource ordinary;
    private final Map<String, OddRequests> oddByBalancer = new HashMap<>();
    private final MalformedLines malformed;
    private final LineFormat format;
    private final Tally tally;

    LineSource(Dice dice, List<LoadBalancer> balancers, Tally tally) {
        this.dice = dice;
        this.tally = tally;
        ordinary = new RequestSource(dice);
        malformed = new MalformedLines(dice);
        format = new LineFormat(dice);
        balancers.forEach(balancer -> oddByBalancer.put(balancer.name(), new OddRequests(balancer, dice)));
    }

    /** A request of the day. */
    CharSequence inside(LoadBalancer balancer, String node, Slot slot, boolean firstLine) {
        Request request = ordinary.next(balancer, slot, slot.timeInside(dice, firstLine));
        OddRequests oddities = oddByBalancer.get(balancer.name());
        if (oddities != null && dice.oneIn(balancer.oddOneIn())) {
            request = oddities.next(request);
        }
        int width = dice.anyOf(balancer.widths());
        tally.add(request, width);
        return format.format(request, width, node);
    }

    /** A readable line of the day before or after. */
    CharSequence outside(LoadBalancer balancer, String node, Slot slot, boolean firstLine) {
        Request request = ordinary.next(balancer, slot, slot.timeOutsideDay(dice, firstLine));
        return format.format(request, dice.anyOf(balancer.widths()), node);
    }

    CharSequence malformed(LoadBalancer balancer, String node, Slot slot) {
        Request request = ordinary.forwarded(balancer, slot, slot.timeInside(dice, false));
        return malformed.next(format.format(request, dice.anyOf(balancer.widths()), node).toString());
    }
}
