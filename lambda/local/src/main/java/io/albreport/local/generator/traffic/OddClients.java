package io.albreport.local.generator.traffic;

import java.util.List;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.request.Call;
import io.albreport.local.generator.request.Desync;
import io.albreport.local.generator.request.UserAgent;
import io.albreport.local.generator.traffic.OddRequests.Oddity;

/** Clients that send what is seldom sent; the answer stays what it was. */
final class OddClients {
    private static final int LONGEST_AGENT = 8_192;

    static final List<Oddity> ALL = List.of((r, _) -> r.withType("h3"), (r, _) -> r.withAgent(UserAgent.EMPTY),
            (r, _) -> r.withAgent(UserAgent.NONE), agent("\\x22quoted\\x22 agent/1.0", "\"quoted\" agent/1.0"),
            agent("back\\x5Cslash/2.0 (\\x5C)", "back\\slash/2.0 (\\)"),
            agent("\\xEC\\x97\\x90\\xEC\\x9D\\xB4\\xEC\\xA0\\x84\\xED\\x8A\\xB8", "에이전트"),
            agent("lower \\xe2\\x82\\xac case", "lower € case"),
            agent("broken \\xFF\\xFE bytes", "broken \uFFFD\uFFFD bytes"),
            agent("literal \\x5Cx22 text", "literal \\x22 text"), agent("=1+2 formula", "=1+2 formula"),
            agent(long8k("Scanner"), long8k("Scanner")), agent(long8k("Crawler"), long8k("Crawler")),
            url("/caf\\xC3\\xA9/\\x22menu\\x22", "/café/\"menu\""), url("", "/"), url("?first=1", "/"),
            url("#top", "/"), url("/a b/c d?q=x y", "/a b/c d", new Desync("Acceptable", "SpaceInUri")),
            url("/files/0123456789ABCDEF/0123456789abcde", "/files/{id}/{id}"),
            url("/users/00000000-ABCD-4abc-8def-0123456789ab/007/", "/users/{id}/{id}/"),
            url("//double//slash", "//double//slash"),
            url("/percent%20encoded/%2e%2e/1a", "/percent%20encoded/%2e%2e/1a"),
            OddClients::oldProtocol, method("--location"), method("PROPFIND"), method("ZSDLKFJ2"),
            (r, _) -> r.withRule(r.rule().withActions("")), (r, _) -> r.withRule(r.rule().withActions("waf,forward")),
            (r, _) -> r.withTls(r.tls().withDomain(" " + r.tls().domain())),
            (r, _) -> r.withTls(r.tls().withDomain("*")),
            (r, dice) -> r.withTrace("Self=1-67891234-" + dice.hex(24) + ";" + r.trace() + ";CalledFrom=batch"),
            (r, _) -> r.withTrace("-"), classified("Ambiguous", "AmbiguousUri"), classified("Ambiguous", "EmptyHeader"),
            classified("Severe", "BadHeader"), classified("Acceptable", "-"),
            classified("Acceptable", "GetHeadZeroContentLength"), OddClients::startedTheDayBefore,
            (r, _) -> r.withClientText("[" + r.client().ip() + "]:443"));

    private OddClients() {}

    private static Oddity agent(String raw, String shown) {
        UserAgent agent = new UserAgent(raw, shown);
        return (r, _) -> r.withAgent(agent);
    }

    private static Oddity url(String raw, String route) {
        return (r, _) -> r.withCall(new Call("GET", route, "GET https://www.shop.example:443" + raw + " HTTP/1.1"));
    }

    private static Oddity url(String raw, String route, Desync desync) {
        Oddity plain = url(raw, route);
        return (r, dice) -> plain.applyTo(r, dice).withDesync(desync);
    }

    private static Oddity method(String method) {
        return (r, _) -> r.withCall(new Call(method, "/odd", method + " https://www.shop.example:443/odd HTTP/2.0"));
    }

    private static Oddity classified(String classification, String reason) {
        Desync desync = new Desync(classification, reason);
        return (r, _) -> r.withDesync(desync);
    }

    private static Request oldProtocol(Request request, Dice dice) {
        return request.withCall(new Call("GET", "/old", "GET http://www.shop.example:80/old HTTP/1.0 "))
                .withDesync(new Desync("Acceptable", "NonCompliantVersion"));
    }

    private static Request startedTheDayBefore(Request request, Dice dice) {
        long hours = dice.between(24, 40);
        return request.withType("wss").withCreated(request.time() - hours * 3_600_000_000L);
    }

    private static String long8k(String word) {
        String unit = word + "/1.0 ";
        return unit.repeat(LONGEST_AGENT / unit.length());
    }
}
