package io.albreport.posture.drawing;

import java.util.Comparator;

/**
 * What a drawing shows as one thing: the resources of one construct that are seen from elsewhere.
 *
 * @param region where it is; empty if it is none of ours
 * @param name of the construct, as in the code; or of what is not ours
 * @param service of AWS, as people say it
 */
record Box(String region, String name, String service) implements Comparable<Box> {
    static Box notOurs(String name, String service) {
        return new Box("", name, service);
    }

    boolean isOurs() {
        return !region.isEmpty();
    }

    /** Alarms before topics: of two that tell each other something, the drawing begins with the first. */
    @Override
    public int compareTo(Box other) {
        return Comparator.comparing(Box::isOurs).reversed().thenComparing(Box::region).thenComparing(Box::service)
                .thenComparing(Box::name).compare(this, other);
    }
}
