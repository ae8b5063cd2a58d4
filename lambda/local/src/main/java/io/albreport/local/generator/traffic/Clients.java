package io.albreport.local.generator.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.request.Client;
import io.albreport.local.generator.request.UserAgent;

/** Who calls: a few clients often, most seldom. All addresses are of ranges that are routed nowhere. */
final class Clients {
    private static final int PEOPLE = 30_000;
    private static final int SCANNERS = 24;

    private final List<Client> people;
    private final List<Client> scanners;

    Clients(Dice dice) {
        people = people(dice, UserAgents.everyday());
        scanners = IntStream.rangeClosed(1, SCANNERS)
                .mapToObj(i -> new Client("192.0.2." + i * 10, dice.anyOf(UserAgents.scanners()))).toList();
    }

    Client any(Dice dice) {
        return people.get(dice.skewed(PEOPLE));
    }

    Client anyScanner(Dice dice) {
        return scanners.get(dice.skewed(SCANNERS));
    }

    private static List<Client> people(Dice dice, List<UserAgent> agents) {
        List<Client> all = new ArrayList<>(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            all.add(new Client(address(i, dice), agents.get(dice.skewed(agents.size()))));
        }
        return List.copyOf(all);
    }

    /** Each index gives another address: the range 198.18.0.0/15 for tests of networks, or 2001:db8::/32. */
    private static String address(int index, Dice dice) {
        if (dice.oneIn(16)) {
            return "2001:db8:%x:%x:%x:8a2e:370:%x".formatted(index >> 8, index & 255, dice.below(65_536),
                    1 + index % 9);
        }
        return "198.%d.%d.%d".formatted(18 + (index >> 16), (index >> 8) & 255, index & 255);
    }
}
