package io.albreport.local.generator.lines;

import java.util.List;

import io.albreport.local.generator.landscape.Dice;

/** Lines that are no access log lines, each in another way. None is blank, and all are valid UTF-8. */
final class DamagedLines {
    private static final int VERY_LONG = 70_000;
    private static final int VERY_LONG_EVERY = 40;
    private static final List<String> GARBAGE = List.of("garbage line", "too short", "-", "- - -", "\"\"",
            "\"no end quotes", "{\"time\": \"2026-01-17\"}", "Привет, мир", "\\x00\\x01\\x02", "=1+1",
            "2026-01-17T17:05:15.514108Z 198.18.0.9 36280 443 TLSv1.3 TLS_AES_128_GCM_SHA256 0.012 \"-\" - - Success",
            "tls 2.0 2026-01-17T02:59:40 net/stray/c6e77e28c25b2234 g3d4b5e8bb8464cd 198.18.0.9:2817 10.0.0.1:443 5");
    private static final List<Defect> DEFECTS = List.of(DamagedLines::cutOff, DamagedLines::timeWithoutT,
            DamagedLines::unclosedRequest, DamagedLines::unopenedAgent, DamagedLines::unclosedTrace,
            DamagedLines::wordForStatus, DamagedLines::timeWithoutZone, DamagedLines::gluedTrace, DamagedLines::joined,
            DamagedLines::joinedWithSpace, DamagedLines::tornInQuotes, DamagedLines::joinedWithTorn);

    private final Dice dice;
    private int turn;

    DamagedLines(Dice dice) {
        this.dice = dice;
    }

    /**
     * @param good a readable line without odd texts, to be damaged
     */
    String next(String good) {
        turn++;
        if (turn % VERY_LONG_EVERY == 0) {
            return "very long garbage " + "A".repeat(VERY_LONG);
        }
        if (turn % 2 == 0) {
            return dice.anyOf(GARBAGE);
        }
        return DEFECTS.get(turn / 2 % DEFECTS.size()).damage(good, dice);
    }

    /** Within the 18 fields that every line has, so that it can be neither an old line nor a whole one. */
    private static String cutOff(String good, Dice dice) {
        int request = good.indexOf('"');
        return good.substring(0, dice.between(1, request + 10));
    }

    private static String tornInQuotes(String good, Dice dice) {
        return good.substring(0, good.lastIndexOf('"'));
    }

    /** As where files are joined of which one lacks its last line feed. */
    private static String joined(String good, Dice dice) {
        return good + good;
    }

    private static String joinedWithSpace(String good, Dice dice) {
        return good + " " + good;
    }

    /** As where the file before was cut off. */
    private static String joinedWithTorn(String good, Dice dice) {
        return good.substring(0, dice.between(1, good.length())) + good;
    }

    private static String timeWithoutT(String good, Dice dice) {
        return good.replaceFirst("(\\d\\d)T(\\d\\d:)", "$1 $2");
    }

    private static String timeWithoutZone(String good, Dice dice) {
        return good.replaceFirst("(\\d{6})Z ", "$1 ");
    }

    private static String unclosedRequest(String good, Dice dice) {
        return good.replaceFirst("\" \"", " \"");
    }

    private static String unopenedAgent(String good, Dice dice) {
        return good.replaceFirst("\" \"", "\" ");
    }

    private static String unclosedTrace(String good, Dice dice) {
        int root = good.indexOf("\"Root=");
        return good.substring(0, root) + good.substring(root).replaceFirst("(Root=[^\"]*)\"", "$1");
    }

    private static String gluedTrace(String good, Dice dice) {
        return good.replaceFirst("(\"Root=[^\"]*\")", "$1x");
    }

    private static String wordForStatus(String good, Dice dice) {
        return good.replaceFirst(" \\d{3} (\\d{3}|-) (\\d+) ", " OK $1 $2 ");
    }

    /** One way to break a line. */
    @FunctionalInterface
    private interface Defect {
        String damage(String good, Dice dice);
    }
}
