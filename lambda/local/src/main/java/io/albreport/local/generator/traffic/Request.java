package io.albreport.local.generator.traffic;

import org.jspecify.annotations.Nullable;

import io.albreport.local.generator.landscape.Failure;
import io.albreport.local.generator.landscape.LatencyProfile;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.request.Client;
import io.albreport.local.generator.request.Desync;
import io.albreport.local.generator.request.Rule;
import io.albreport.local.generator.request.Timing;
import io.albreport.local.generator.request.Tls;
import io.albreport.local.generator.request.UserAgent;
import io.albreport.local.generator.request.Volume;

/**
 * One line of an access log, before it is text.
 *
 * @param time when it was answered, in microseconds since 1970
 * @param created when it came in, likewise
 * @param group null when no target group took part
 * @param clientText address and port as logged
 * @param target address and port, or {@code -}
 */
public record Request(String type, long time, long created, LoadBalancer balancer, @Nullable TargetGroup group,
        String arn,
        Client client, String clientText, String target, Timing timing, Answer answer, Volume volume, Call call,
        UserAgent agent, Tls tls, String trace, Rule rule, Desync desync) {

    Request withType(String other) {
        return new Request(other, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, agent, tls, trace, rule, desync);
    }

    Request withCreated(long other) {
        return new Request(type, time, other, balancer, group, arn, client, clientText, target, timing, answer, volume,
                call, agent, tls, trace, rule, desync);
    }

    Request withClientText(String other) {
        return new Request(type, time, created, balancer, group, arn, client, other, target, timing, answer, volume,
                call, agent, tls, trace, rule, desync);
    }

    public Request withTarget(String other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, other, timing, answer, volume,
                call, agent, tls, trace, rule, desync);
    }

    /** Forwarded, answered like this after such times. */
    Request with(Answer newAnswer, Timing newTiming) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, newTiming, newAnswer,
                volume, call, agent, tls, trace, rule, desync);
    }

    Request withVolume(Volume other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer, other,
                call, agent, tls, trace, rule, desync);
    }

    public Request withCall(Call other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, other, agent, tls, trace, rule, desync);
    }

    Request withAgent(UserAgent other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, other, tls, trace, rule, desync);
    }

    public Request withTls(Tls other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, agent, other, trace, rule, desync);
    }

    Request withTrace(String other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, agent, tls, other, rule, desync);
    }

    Request withRule(Rule other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, agent, tls, trace, other, desync);
    }

    Request withDesync(Desync other) {
        return new Request(type, time, created, balancer, group, arn, client, clientText, target, timing, answer,
                volume, call, agent, tls, trace, rule, other);
    }

    /** Sent by another client. */
    public Request from(Client other, int port) {
        return new Request(type, time, created, balancer, group, arn, other, other.withPort(port, false), target,
                timing, answer, volume, call, other.agent(), tls, trace, rule, desync);
    }

    /** Ended with 5xx. */
    public Request failed(Failure failure) {
        Request bad = with(failure.answer(), failure.timing(timing)).withVolume(new Volume(420, 277))
                .withRule(rule.withErrorReason(failure.errorReason()));
        return failure.targetChosen() ? bad : bad.withTarget("-");
    }

    /** Ended with 4xx, by the target. */
    public Request refused(String status) {
        return with(Answer.ofTarget(status), timing).withVolume(new Volume(400, 310));
    }

    /** Took the target so many times as long, if it reached one. */
    public Request slowed(int factor) {
        if (timing.targetMs() < 0) {
            return this;
        }
        int slow = Math.min(LatencyProfile.MOST_MS, Math.max(1, timing.targetMs()) * factor);
        return with(answer, new Timing(timing.requestMs(), slow, timing.responseMs()))
                .withCreated(created - (slow - timing.targetMs()) * 1000L);
    }

    /** The load balancer answered by itself: no target group, no target, no times. */
    Request answeredByLoadBalancer(String status, Rule newRule) {
        return new Request(type, time, created, balancer, null, "-", client, clientText, "-", Timing.NONE,
                Answer.ofLoadBalancer(status), volume, call, agent, tls, trace, newRule, desync);
    }
}
