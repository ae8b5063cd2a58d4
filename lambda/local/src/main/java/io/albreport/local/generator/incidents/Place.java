package io.albreport.local.generator.incidents;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Endpoint;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.landscape.TargetGroup.Kind;
import io.albreport.local.generator.request.Client;
import io.albreport.local.generator.request.UserAgent;
import io.albreport.local.generator.traffic.Request;

/**
 * Where something goes wrong: one target, one client on one route, or nowhere in particular.
 *
 * @param values that all must be met
 * @param share of the API's requests that meet them, from 0 to 1; 0 where the API has no such place
 */
public record Place(Map<Dimension, String> values, double share) {
    /** Each API has so many on a day with incidents. */
    static final int TARGETS = 4;
    /** One in so many requests comes by another name of the API. */
    static final int ONE_BY_OTHER_HOST_IN = 4;
    /** Lines of fewer fields do not say which node wrote them. */
    private static final int WIDTH_WITH_NODE = 34;
    private static final double SHARE_OF_CLIENT = 0.3;
    /** Of the requests on the route that it wants. */
    private static final double SHARE_OF_CLIENT_ON_ROUTE = 0.9;
    private static final int PER_THOUSAND = 1000;
    private static final UserAgent SCRIPT = UserAgent.plain("python-requests/2.32.3");

    /** One of those that the API has. */
    static Place draw(List<Dimension> dimensions, LoadBalancer balancer, TargetGroup group, Dice dice) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        double share = 1;
        for (Dimension dimension : dimensions) {
            Place one = draw(dimension, balancer, group, dice);
            values.putAll(one.values);
            boolean isOnRoute = dimension == Dimension.CLIENT && dimensions.contains(Dimension.ROUTE);
            share *= isOnRoute ? SHARE_OF_CLIENT_ON_ROUTE : one.share;
        }
        return new Place(values, share);
    }

    private static Place draw(Dimension dimension, LoadBalancer balancer, TargetGroup group, Dice dice) {
        Endpoint endpoint = group.anyEndpoint(dice);
        int nodes = balancer.nodes().size();
        boolean isNodeKnown = nodes > 1 && balancer.widths().stream().allMatch(width -> width >= WIDTH_WITH_NODE);
        return switch (dimension) {
            case TARGET -> new Place(Map.of(dimension, target(group, dice)),
                    group.kind() == Kind.LAMBDA ? 0 : 1.0 / TARGETS);
            case ROUTE -> new Place(Map.of(dimension, Dimension.route(endpoint)), group.share(endpoint));
            case CLIENT -> new Place(Map.of(dimension, "198.19.255." + dice.between(1, 254)), SHARE_OF_CLIENT);
            case HOST -> new Place(Map.of(dimension, otherHost(group)), 1.0 / ONE_BY_OTHER_HOST_IN);
            case NODE -> new Place(Map.of(dimension, dice.anyOf(balancer.nodes())), isNodeKnown ? 1.0 / nodes : 0);
        };
    }

    static String target(TargetGroup group, Dice dice) {
        return "10.30." + Math.floorMod(group.api().hashCode(), 250) + "." + (10 + dice.below(TARGETS)) + ":8080";
    }

    static String otherHost(TargetGroup group) {
        return "eu." + group.host();
    }

    /** Clients come out of nowhere: some of the requests that are right otherwise are made theirs. */
    Request withClient(Request request, String node, Dice dice) {
        String client = values.get(Dimension.CLIENT);
        double part = values.size() == 1 ? SHARE_OF_CLIENT : SHARE_OF_CLIENT_ON_ROUTE;
        if (client == null || dice.below(PER_THOUSAND) >= PER_THOUSAND * part) {
            return request;
        }
        Request other = request.from(new Client(client, SCRIPT), dice.between(1024, 65_535));
        return holds(other, node) ? other : request;
    }

    /** Whether the request meets all values. */
    public boolean holds(Request request, String node) {
        return values.entrySet().stream().allMatch(e -> e.getKey().of(request, node).equals(e.getValue()));
    }
}
