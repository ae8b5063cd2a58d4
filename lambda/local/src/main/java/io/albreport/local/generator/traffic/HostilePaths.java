package io.albreport.local.generator.traffic;

import java.util.ArrayList;
import java.util.List;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.request.Call;

/** What scanners ask for: thousands of different paths, some of them made to harm whoever shows them. */
final class HostilePaths {
    private static final int GUESSES = 4_000;
    private static final List<String> SYLLABLES = List.of("ko", "lu", "mi", "ro", "ta", "ve", "xo", "zu");
    private static final List<Call> ATTACKS = List.of(attack("/=cmd|'/c calc'!A1", "/=cmd|'/c calc'!A1"),
            attack("/=HYPERLINK(\\x22http:~evil.example\\x22)", "/=HYPERLINK(\"http:~evil.example\")"),
            attack("/+1+cmd|' /C calc'!A0", "/+1+cmd|' /C calc'!A0"), attack("/@SUM(1+9)*cmd", "/@SUM(1+9)*cmd"),
            attack("/<script>alert(1)</script>", "/<script>alert(1)</script>"),
            attack("/\\x22><img src=x onerror=alert(1)>", "/\"><img src=x onerror=alert(1)>"),
            attack("/..%2f..%2fetc/passwd", "/..%2f..%2fetc/passwd"), attack("/${jndi:ldap:a}", "/${jndi:ldap:a}"),
            attack("/{{7*7}}", "/{{7*7}}"), attack("/a\\x5Cb", "/a\\b"),
            attack("/" + "A".repeat(1_500), "/{id}"));

    private final List<Call> calls;

    HostilePaths(Dice dice) {
        List<Call> all = new ArrayList<>(ATTACKS);
        for (int i = 0; i < GUESSES; i++) {
            String path = "/" + word(dice) + "/" + word(dice) + ".php";
            all.add(attack(path, path));
        }
        calls = List.copyOf(all);
    }

    Call any(Dice dice) {
        return calls.get(dice.below(calls.size()));
    }

    private static Call attack(String raw, String shown) {
        return new Call("GET", shown, "GET http://203.0.113.80:80" + raw + " HTTP/1.1");
    }

    private static String word(Dice dice) {
        return dice.anyOf(SYLLABLES) + dice.anyOf(SYLLABLES) + dice.anyOf(SYLLABLES);
    }
}
