package io.albreport.local.generator.landscape;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * @param nodes addresses of its nodes, each of which writes files of its own
 * @param widths fields in a line; the fields that AWS added came to one load balancer after the other
 * @param oddOneIn one of so many requests is an odd one
 * @param failing the API that gets the odd 5xx answers, so that the others stay healthy; null for none
 */
public record LoadBalancer(String account, String region, String name, String id, List<String> nodes,
        List<Integer> widths,
        int oddOneIn, List<TargetGroup> groups, @Nullable TargetGroup failing) {

    /** The same without what fails by itself. */
    LoadBalancer calm() {
        return new LoadBalancer(account, region, name, id, nodes, widths, oddOneIn,
                groups.stream().map(group -> group.withTrouble(Trouble.NONE)).toList(), null);
    }

    /** As in the log: with slashes. */
    public String elb() {
        return "app/" + name + "/" + id;
    }

    /** The host that clients without a name for it use. */
    public String publicName() {
        return name + "-1234567890." + region + ".elb.amazonaws.com";
    }

    public long weight(int slot) {
        long sum = 0;
        for (TargetGroup group : groups) {
            sum += group.weight(slot);
        }
        return sum;
    }

    public TargetGroup anyGroup(int slot, Dice dice) {
        int left = dice.below((int) weight(slot));
        for (TargetGroup group : groups) {
            left -= (int) group.weight(slot);
            if (left < 0) {
                return group;
            }
        }
        throw new IllegalStateException("unreachable: left is below the sum of all weights");
    }
}
