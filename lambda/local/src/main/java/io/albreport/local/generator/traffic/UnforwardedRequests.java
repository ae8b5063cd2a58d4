package io.albreport.local.generator.traffic;

import java.util.List;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.request.Client;
import io.albreport.local.generator.request.Desync;
import io.albreport.local.generator.request.Rule;
import io.albreport.local.generator.request.Timing;
import io.albreport.local.generator.request.Tls;
import io.albreport.local.generator.request.UserAgent;
import io.albreport.local.generator.request.Volume;

/** Requests that the load balancer answers by itself: redirects, fixed answers, what WAF blocks, what is not HTTP. */
final class UnforwardedRequests {
    /** So many of 1,000 requests. */
    static final int PER_THOUSAND = 45;
    static final List<String> REFUSALS = List.of("400", "401", "403", "404", "404", "404", "404", "409", "422", "429");
    private static final int REDIRECTS = 18;
    private static final int SCANS = 32;
    private static final int BLOCKED = 40;

    private final Dice dice;
    private final HostilePaths hostile;
    private final Clients clients;

    UnforwardedRequests(Dice dice, HostilePaths hostile, Clients clients) {
        this.dice = dice;
        this.hostile = hostile;
        this.clients = clients;
    }

    /**
     * @param share from 0 to {@link #PER_THOUSAND} - 1, says of which kind
     */
    Request insteadOf(Request request, int share) {
        if (share < REDIRECTS) {
            return redirect(request);
        }
        Client scanner = clients.anyScanner(dice);
        Request scan = new Request("http", request.time(), request.time() - 1000, request.balancer(), null, "-",
                scanner,
                scanner.withPort(dice.between(1024, 65_535), false), "-", Timing.NONE, Answer.ofLoadBalancer("404"),
                new Volume(180, 162), hostile.any(dice), scanner.agent(), Tls.NONE, request.trace(),
                Rule.of("0", "fixed-response"), Desync.NONE);
        if (share < SCANS) {
            return scan;
        }
        return share < BLOCKED ? scan.answeredByLoadBalancer("403", Rule.of("0", "waf")) : malformed(scan, dice);
    }

    /** What is logged when no request could be made out of what a client sent. */
    static Request malformed(Request scan, Dice dice) {
        String host = scan.balancer().publicName();
        String text = dice.anyOf(List.of("- http://" + host + ":80- -", "- http://" + host + ":80- ", "- - -"));
        return scan.withType("http").withCall(Call.malformed(text)).withAgent(UserAgent.NONE).withTls(Tls.NONE)
                .withTrace("-").withVolume(new Volume(0, 272)).answeredByLoadBalancer("400", Rule.NONE);
    }

    private static Request redirect(Request request) {
        String host = request.balancer().publicName();
        Call call = new Call("GET", "/", "GET http://" + host + ":80/ HTTP/1.1");
        Rule rule = new Rule("0", "redirect", "https://" + host + ":443/", "-");
        return request.withType("http").withCall(call).withTls(Tls.NONE).withVolume(new Volume(220, 310))
                .withCreated(request.time() - 1000).answeredByLoadBalancer("301", rule);
    }
}
