package io.albreport.local.generator.traffic;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.landscape.Endpoint;
import io.albreport.local.generator.landscape.Failure;
import io.albreport.local.generator.landscape.LatencyProfile;
import io.albreport.local.generator.landscape.LoadBalancer;
import io.albreport.local.generator.landscape.Slot;
import io.albreport.local.generator.landscape.TargetGroup;
import io.albreport.local.generator.landscape.TargetGroup.Kind;
import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.request.Client;
import io.albreport.local.generator.request.Desync;
import io.albreport.local.generator.request.Rule;
import io.albreport.local.generator.request.Timing;
import io.albreport.local.generator.request.Tls;
import io.albreport.local.generator.request.Volume;

/** Makes ordinary requests: what most lines of a log are. */
public final class RequestSource {
    private static final int PER_THOUSAND = 1000;
    private static final int ONE_5XX_IN = 8_000;
    private static final int ONE_4XX_IN = 30;
    private static final String CERTIFICATE_ID = ":certificate/12345678-1234-1234-1234-123456789012";

    private final Dice dice;
    private final Clients clients;
    private final UnforwardedRequests unforwarded;

    public RequestSource(Dice dice) {
        this.dice = dice;
        clients = new Clients(dice);
        unforwarded = new UnforwardedRequests(dice, new HostilePaths(dice), clients);
    }

    /** A request of the slot's mix, answered at that time. */
    public Request next(LoadBalancer balancer, Slot slot, long time) {
        Request request = forwarded(balancer, slot, time);
        int share = dice.below(PER_THOUSAND);
        return share < UnforwardedRequests.PER_THOUSAND ? unforwarded.insteadOf(request, share) : request;
    }

    /** One that reached a target group, so that all its fields are filled. */
    public Request forwarded(LoadBalancer balancer, Slot slot, long time) {
        int number = slot.isInDay() ? slot.number() : 0;
        TargetGroup group = balancer.anyGroup(number, dice);
        Endpoint endpoint = group.anyEndpoint(dice);
        Timing timing = new Timing(dice.below(3), latency(group, number), dice.below(2));
        String type = type(group.kind());
        long created = time - 1000L * (timing.requestMs() + timing.targetMs() + timing.responseMs());
        Client client = clients.any(dice);
        Request good = new Request(type, time, created, balancer, group, dice.anyOf(group.arns()), client,
                client.withPort(dice.between(1024, 65_535), dice.oneIn(2)), target(group), timing,
                Answer.ofTarget(endpoint.status()), volume(endpoint), call(type, group, endpoint), client.agent(),
                tls(type, balancer, group), trace(created), Rule.of(Integer.toString(dice.between(0, 12)), "forward"),
                Desync.NONE);
        return group.kind() == Kind.WEB_SOCKET ? closedWebSocket(good) : answered(good, group, number);
    }

    private int latency(TargetGroup group, int slot) {
        int usual = group.latency().draw(dice);
        return group.trouble().isOn(slot) ? Math.min(LatencyProfile.MOST_MS, 3 * usual) : usual;
    }

    private Request answered(Request good, TargetGroup group, int slot) {
        if (group.trouble().isOn(slot) && dice.below(PER_THOUSAND) < group.trouble().permille()) {
            return good.failed(dice.anyOf(group.trouble().answers()));
        }
        if (dice.oneIn(ONE_5XX_IN)) {
            return good.failed(dice.oneIn(2) ? Failure.TARGET_500 : Failure.BAD_GATEWAY);
        }
        if (dice.oneIn(ONE_4XX_IN)) {
            String status = dice.anyOf(UnforwardedRequests.REFUSALS);
            return good.refused(status);
        }
        return good;
    }

    /** Logged when it closes, so it may have begun hours ago, even on the day before. */
    private Request closedWebSocket(Request good) {
        long openSeconds = 1L + dice.skewed(6 * 3600);
        return good.withCreated(good.time() - openSeconds * 1_000_000)
                .withVolume(new Volume(600 + openSeconds * 20, 400 + openSeconds * 90));
    }

    private String type(Kind kind) {
        int d = dice.below(100);
        return switch (kind) {
            case GRPC -> "grpcs";
            case WEB_SOCKET -> d < 85 ? "wss" : "ws";
            case LAMBDA -> "https";
            case WEB -> d < 55 ? "h2" : d < 92 ? "https" : "http";
        };
    }

    private Call call(String type, TargetGroup group, Endpoint endpoint) {
        String path = endpoint.path().fill(dice);
        String query = endpoint.method().equals("GET") && dice.oneIn(3) ? "?page=" + dice.below(50) : "";
        String protocol = type.equals("h2") || type.equals("grpcs") ? " HTTP/2.0" : " HTTP/1.1";
        return new Call(endpoint.method(), endpoint.path().route(),
                endpoint.method() + " " + scheme(type) + "://" + group.host() + port(type) + path + query + protocol);
    }

    private static String scheme(String type) {
        return switch (type) {
            case "http", "ws", "wss" -> type;
            default -> "https";
        };
    }

    private static String port(String type) {
        return type.equals("http") || type.equals("ws") ? ":80" : ":443";
    }

    private String target(TargetGroup group) {
        return group.kind() == Kind.LAMBDA ? "-" : "10.20." + dice.below(4) + "." + dice.between(10, 40) + ":8080";
    }

    private Volume volume(Endpoint endpoint) {
        int spread = endpoint.bytes() / 2 + 1;
        return new Volume(dice.between(120, 2_400), endpoint.bytes() - spread / 2 + dice.below(spread));
    }

    private Tls tls(String type, LoadBalancer balancer, TargetGroup group) {
        if (type.equals("http") || type.equals("ws")) {
            return Tls.NONE;
        }
        String certificate = dice.oneIn(4)
                ? "arn:aws:acm:" + balancer.region() + ":" + balancer.account() + CERTIFICATE_ID
                : "session-reused";
        boolean older = dice.oneIn(6);
        return new Tls(older ? "ECDHE-RSA-AES128-GCM-SHA256" : "TLS_AES_128_GCM_SHA256", older ? "TLSv1.2" : "TLSv1.3",
                group.host(), certificate);
    }

    private String trace(long created) {
        return "Root=1-" + Long.toHexString(created / 1_000_000) + "-" + dice.hex(24);
    }
}
