package io.albreport.posture.template;

/**
 * One property of one resource, in words.
 *
 * @param label what it is about
 */
public record Line(String label, String text) implements Comparable<Line> {
    public String markdown() {
        return "- " + Escaped.text(label) + ": " + Escaped.text(text);
    }

    @Override
    public int compareTo(Line other) {
        return toString().compareTo(other.toString());
    }
}
