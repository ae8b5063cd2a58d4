package io.albreport.posture.drawing;

/**
 * One box does something to another.
 *
 * @param verb what it does
 */
record Connection(Box from, Box to, String verb) implements Comparable<Connection> {
    /** Only when something went wrong. */
    static final String ON_FAILURE = "on failure";

    /** From what has a metric to who looks at it. */
    static final String MEASURED = "measured by";

    boolean isBetweenRegions() {
        return from.isOurs() && to.isOurs() && !from.region().equals(to.region());
    }

    boolean isOnFailure() {
        return verb.equals(ON_FAILURE);
    }

    boolean isWatching() {
        return verb.equals(MEASURED);
    }

    /** Each does it to the other. */
    boolean isMirrored(Connection other) {
        return from.equals(other.to) && to.equals(other.from) && verb.equals(other.verb);
    }

    @Override
    public int compareTo(Connection other) {
        return toString().compareTo(other.toString());
    }
}
