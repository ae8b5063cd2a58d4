package io.albreport.function.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import io.albreport.aws.Call;
import io.albreport.aws.Role;
import io.albreport.aws.Roles;
import io.albreport.function.DeployedFunction;
import io.albreport.function.RecordedLinks;
import io.albreport.function.RecordedRuns;
import io.albreport.function.drill.RecordedDrills;
import io.albreport.infrastructure.Environments;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** All roles of all environments, with the calls that are made in their name. */
final class JudgedRoles {
    private static final Map<String, Map<String, Role>> ROLES = new ConcurrentHashMap<>();

    private JudgedRoles() {}

    static List<String> environments() {
        return Stream.concat(Environments.names().stream(), Stream.of(Environments.GAME_DAY)).toList();
    }

    /** Environment and logical id of each. */
    static Stream<Arguments> all() {
        return environments().stream()
                .flatMap(environment -> of(environment).keySet().stream().map(id -> arguments(environment, id)));
    }

    /** Environment and logical id of each role, with each of its permissions that some call needs. */
    static Stream<Arguments> neededPermissions() {
        return environments().stream().flatMap(environment -> of(environment).entrySet().stream()
                .flatMap(role -> Accepted.beyond(Accepted.UNUSED, role.getValue().permissions()).stream()
                        .map(permission -> arguments(environment, role.getKey(), permission))));
    }

    /** By logical id. */
    static Map<String, Role> of(String environment) {
        return ROLES.computeIfAbsent(environment, name -> {
            Map<String, List<Call>> recorded = new TreeMap<>();
            String deployed = recorded(name);
            DeployedFunction.all(deployed)
                    .forEach(function -> recorded.put(function.role(), RecordedRuns.of(function)));
            DeployedFunction.drills(deployed).forEach(drill -> recorded.put(drill.role(), RecordedDrills.of(drill)));
            DeployedFunction.links(deployed).forEach(links -> recorded.put(links.role(), RecordedLinks.of(links)));
            return new Roles(Environments.deployed(name)).all(recorded);
        });
    }

    /** What is put in front of the function for a game day does not change what the function itself calls. */
    private static String recorded(String environment) {
        return environment.equals(Environments.GAME_DAY) ? Environments.WITHOUT_GAME_DAY : environment;
    }

    static Role of(String environment, String id) {
        return Objects.requireNonNull(of(environment).get(id), id);
    }

    static Role ofFunction(String environment) {
        String role = DeployedFunction.all(environment).getFirst().role();
        return of(environment).values().stream().filter(one -> one.arn().equals(role)).findAny().orElseThrow();
    }
}
