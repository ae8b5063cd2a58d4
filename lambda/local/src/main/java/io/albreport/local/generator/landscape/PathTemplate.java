package io.albreport.local.generator.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A path with ids in it, such as {@code /orders/{n}/items/{u}}.
 *
 * @param route as a report must show it: every id folded to {@code {id}}
 * @param literals the text before each id, and after the last
 * @param ids what kind of id stands between them: n a number, u a UUID, U one in capitals, h 32 hex digits
 */
public record PathTemplate(String route, List<String> literals, String ids) {

    static PathTemplate of(String template) {
        List<String> literals = new ArrayList<>();
        StringBuilder ids = new StringBuilder();
        int from = 0;
        for (int brace = template.indexOf('{'); brace >= 0; brace = template.indexOf('{', from)) {
            literals.add(template.substring(from, brace));
            ids.append(template.charAt(brace + 1));
            from = brace + 3;
        }
        literals.add(template.substring(from));
        return new PathTemplate(String.join("{id}", literals), List.copyOf(literals), ids.toString());
    }

    public String fill(Dice dice) {
        if (ids.isEmpty()) {
            return literals.getFirst();
        }
        StringBuilder path = new StringBuilder(literals.getFirst());
        for (int i = 0; i < ids.length(); i++) {
            path.append(id(ids.charAt(i), dice)).append(literals.get(i + 1));
        }
        return path.toString();
    }

    private static String id(char kind, Dice dice) {
        return switch (kind) {
            case 'n' -> Integer.toString(dice.between(1, 5_000_000));
            case 'u' -> uuid(dice);
            case 'U' -> uuid(dice).toUpperCase(Locale.ROOT);
            case 'h' -> dice.hex(32);
            default -> throw new IllegalArgumentException("no such kind of id: " + kind);
        };
    }

    private static String uuid(Dice dice) {
        return dice.hex(8) + '-' + dice.hex(4) + "-4" + dice.hex(3) + "-a" + dice.hex(3) + '-' + dice.hex(12);
    }
}
