package io.albreport.posture;

/**
 * One property of one resource, in words.
 *
 * @param label what it is about
 */
record Line(String label, String text) implements Comparable<Line> {
    String markdown() {
        return "- " + Escaped.text(label) + ": " + Escaped.text(text);
    }

    @Override
    public int compareTo(Line other) {
        return toString().compareTo(other.toString());
    }
}
