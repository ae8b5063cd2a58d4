package io.albreport.local.generator.landscape;

import java.util.List;

/**
 * One API: what it offers, when it is used, how fast it is and when it fails.
 *
 * @param api the name that a report must show
 * @param arns more than one when the group was made anew under the same name
 * @param weight against the other APIs
 */
public record TargetGroup(String api, List<String> arns, Kind kind, String host, int weight, DayShape shape,
        LatencyProfile latency, Trouble trouble, List<Endpoint> endpoints) {

    /** What stands behind a target group, which decides the type of its requests. */
    public enum Kind {
        WEB, GRPC, WEB_SOCKET, LAMBDA
    }

    /** @param slot of five minutes, 0 to 287 */
    public long weight(int slot) {
        return (long) weight * shape.weight(slot);
    }

    public Endpoint anyEndpoint(Dice dice) {
        int left = dice.below(endpointWeight());
        for (Endpoint endpoint : endpoints) {
            left -= endpoint.weight();
            if (left < 0) {
                return endpoint;
            }
        }
        throw new IllegalStateException("unreachable: left is below the sum of all weights");
    }

    /** Of its requests that go there, from 0 to 1. */
    public double share(Endpoint endpoint) {
        return (double) endpoint.weight() / endpointWeight();
    }

    private int endpointWeight() {
        int sum = 0;
        for (Endpoint endpoint : endpoints) {
            sum += endpoint.weight();
        }
        return sum;
    }

    TargetGroup withTrouble(Trouble other) {
        return new TargetGroup(api, arns, kind, host, weight, shape, latency, other, endpoints);
    }
}
