package io.albreport.local.generator.incidents;

import java.util.List;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Failure;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.traffic.Request;

/** Plants incidents into a day, between errors that mean nothing. A day without incidents is left as it is. */
public final class Planting {
    /** Less than half of what the usual objective, 99.9 %, allows. */
    private static final int ONE_ERROR_IN = 2_500;
    private static final List<Failure> ERRORS = List.of(Failure.TARGET_500, Failure.BAD_GATEWAY, Failure.TIMEOUT);

    private final List<PlantedIncident> incidents;
    private final Dice dice;

    public Planting(List<PlantedIncident> incidents, Dice dice) {
        this.incidents = incidents;
        this.dice = dice;
    }

    /** What became of a request. */
    public Request applyTo(Request request, String node) {
        TargetGroup group = request.group();
        if (incidents.isEmpty() || group == null) {
            return request;
        }
        Request made = placed(request, group);
        if (dice.oneIn(ONE_ERROR_IN)) {
            made = made.failed(dice.anyOf(ERRORS));
        }
        for (PlantedIncident incident : incidents) {
            made = incident.applyTo(made, node, dice);
        }
        return made;
    }

    /** Whether nobody sends it, since its API is silent. */
    public boolean silences(Request request) {
        return incidents.stream()
                .anyMatch(incident -> incident.kind() == PlantedIncident.Kind.SILENCE && incident.isOn(request));
    }

    /** So few targets and names that one of them matters. */
    private Request placed(Request request, TargetGroup group) {
        Request placed = request.target().equals("-") ? request : request.withTarget(Place.target(group, dice));
        return dice.oneIn(Place.ONE_BY_OTHER_HOST_IN) ? byOtherHost(placed, group) : placed;
    }

    private static Request byOtherHost(Request request, TargetGroup group) {
        Call call = request.call();
        String host = Place.otherHost(group);
        Request other = request.withCall(
                new Call(call.method(), call.route(), call.text().replace("://" + group.host(), "://" + host)));
        return request.tls().domain().equals(group.host()) ? other.withTls(request.tls().withDomain(host)) : other;
    }
}
