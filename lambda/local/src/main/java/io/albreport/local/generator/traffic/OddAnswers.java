package io.albreport.local.generator.traffic;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.request.Rule;
import io.albreport.local.generator.request.Timing;
import io.albreport.local.generator.request.UserAgent;
import io.albreport.local.generator.request.Volume;
import io.albreport.local.generator.traffic.OddRequests.Oddity;

/** Answers that are seldom given, and how the load balancer logs them. */
final class OddAnswers {
    static final List<Oddity> CLIENT_ERRORS = List.of(refused("000"), refused("400"), refused("408"), refused("413"),
            refused("414"), refused("463"), refused("464"), OddAnswers::notAuthenticated, OddAnswers::clientGone,
            OddAnswers::clientGoneEarly, OddAnswers::noTimesThoughGood, byTarget("429"), byTarget("499"),
            byTarget("206"),
            byTarget("101"), byTarget("304"), OddAnswers::tunnel, UnforwardedRequests::malformed,
            UnforwardedRequests::malformed, UnforwardedRequests::malformed);

    static final List<Oddity> SERVER_ERRORS = List.of(byLoadBalancer("500", "WAFConnectionError"),
            byLoadBalancer("501", "-"), byLoadBalancer("502", "LambdaInvalidResponse"), byLoadBalancer("503", "-"),
            byLoadBalancer("504", "-"), byLoadBalancer("505", "-"), byLoadBalancer("561", "AuthInvalidIdToken"),
            failing(byTarget("501")), failing(byTarget("505")), failing(byTarget("520")), failing(byTarget("599")),
            failing(OddAnswers::targetHidden));

    private OddAnswers() {}

    /** No target was asked, though a rule had chosen its group. */
    private static Oddity refused(String status) {
        return (r, _) -> r.withTarget("-").with(Answer.ofLoadBalancer(status), Timing.NONE)
                .withVolume(new Volume(r.volume().received(), 272));
    }

    private static Oddity byTarget(String status) {
        return (r, _) -> r.with(Answer.ofTarget(status), r.timing());
    }

    private static Oddity byLoadBalancer(String status, String reason) {
        Oddity refused = failing(refused(status));
        return (r, dice) -> {
            Request request = refused.applyTo(r, dice);
            return request.withRule(request.rule().withErrorReason(reason));
        };
    }

    private static Oddity failing(Oddity oddity) {
        return (r, dice) -> oddity.applyTo(toFailingGroup(r), dice);
    }

    /** So that a few odd answers do not make a healthy API look sick. */
    private static Request toFailingGroup(Request r) {
        @Nullable
        TargetGroup group = r.balancer().failing();
        if (group == null) {
            return r;
        }
        return new Request(r.type(), r.time(), r.created(), r.balancer(), group, group.arns().getFirst(), r.client(),
                r.clientText(), "10.20.9.9:8080", new Timing(1, 25, 0), r.answer(), r.volume(), r.call(), r.agent(),
                r.tls(), r.trace(), r.rule(), r.desync());
    }

    private static Request notAuthenticated(Request r, Dice dice) {
        Rule rule = new Rule(r.rule().priority(), "authenticate", "-", "AuthMissingStateParam");
        return r.answeredByLoadBalancer("401", rule);
    }

    /** The client closed the connection while the target was still at work. */
    private static Request clientGone(Request r, Dice dice) {
        return r.withTarget("10.20.0.10:8080").with(Answer.ofLoadBalancer("460"), new Timing(3, -1, -1))
                .withVolume(new Volume(r.volume().received(), 0));
    }

    private static Request clientGoneEarly(Request r, Dice dice) {
        return r.withTarget("10.20.0.10:8080").with(Answer.ofLoadBalancer("460"), Timing.NONE)
                .withVolume(new Volume(r.volume().received(), 0));
    }

    /** Seen in real logs: 200, but neither a target nor times. */
    private static Request noTimesThoughGood(Request r, Dice dice) {
        return r.withTarget("-").with(Answer.ofTarget("200"), Timing.NONE);
    }

    /** The target failed, but the load balancer told the client something else. */
    private static Request targetHidden(Request r, Dice dice) {
        return r.with(new Answer("502", "200"), r.timing());
    }

    private static Request tunnel(Request r, Dice dice) {
        String url = "https://203.0.113.80:443/sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/";
        Call call = new Call("SSTP_DUPLEX_POST", "/sra_{BA195980-CD49-458b-9E23-C84EE0ADCD75}/",
                "SSTP_DUPLEX_POST " + url + " HTTP/1.1");
        return r.withCall(call).withAgent(UserAgent.NONE).answeredByLoadBalancer("400", Rule.NONE);
    }
}
