package io.albreport.posture.drawing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.albreport.infrastructure.DeployedStack;

/**
 * Who talks to whom, as the templates have it.
 *
 * @param contents of each box that is drawn
 */
record Architecture(Map<Box, Set<String>> contents, Set<Connection> connections) {
    static Architecture of(List<DeployedStack> stacks) {
        List<Part> parts = stacks.stream().flatMap(stack -> Part.of(stack).stream()).toList();
        Boxes boxes = Boxes.of(parts);
        Connections connections = new Connections(boxes);
        return new Architecture(boxes.contents(),
                parts.stream().flatMap(connections::of).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The region of what an account has once. */
    private static final String ONCE_FOR_ALL = "us-east-1";

    /** What schedules set going in one region, as long as nothing goes wrong. */
    Architecture work(String region) {
        Architecture good = within(region).only(one -> !one.isOnFailure() && !one.isWatching());
        Set<Box> going = good.connections.stream().map(Connection::from)
                .filter(box -> box.service().equals("Scheduler"))
                .collect(Collectors.toCollection(TreeSet::new));
        while (going.addAll(good.connections.stream().filter(one -> going.contains(one.from())).map(Connection::to)
                .toList())) {
            // as far as it gets
        }
        return good.only(one -> going.contains(one.from()));
    }

    /** How what goes wrong in one region comes to somebody's ears: all that is not work, and not reading either. */
    Architecture warnings(String region) {
        Set<Connection> work = work(region).connections;
        return within(region).only(one -> !work.contains(one) && !one.verb().equals("reads"));
    }

    /** What goes from one region to another, and all that leads there. */
    Architecture betweenRegions() {
        Set<Box> leading = connections.stream().filter(Connection::isBetweenRegions)
                .flatMap(one -> Stream.of(one.from(), one.to())).collect(Collectors.toCollection(TreeSet::new));
        while (leading.addAll(connections.stream().filter(one -> leading.contains(one.to()) && one.from().isOurs())
                .map(Connection::from).toList())) {
            // until nobody is added any more
        }
        return only(one -> leading.contains(one.from()) && leading.contains(one.to()));
    }

    private Architecture within(String region) {
        List<String> here = List.of(region, ONCE_FOR_ALL, "");
        return only(one -> here.contains(one.from().region()) && here.contains(one.to().region())).withoutDetours();
    }

    /** Athena uses the permissions of who queries: what is drawn from it is not drawn from them once more. */
    private Architecture withoutDetours() {
        return only(one -> connections.stream().filter(query -> query.verb().equals("queries"))
                .noneMatch(query -> query.from().equals(one.from())
                        && connections.stream().anyMatch(other -> other.from().equals(query.to())
                                && other.to().equals(one.to()))));
    }

    private Architecture only(Predicate<Connection> drawn) {
        Set<Connection> left = connections.stream().filter(drawn).collect(Collectors.toCollection(TreeSet::new));
        Map<Box, Set<String>> seen = new TreeMap<>();
        left.forEach(one -> List.of(one.from(), one.to())
                .forEach(box -> seen.put(box, contents.getOrDefault(box, Set.of()))));
        return new Architecture(seen, left);
    }
}
