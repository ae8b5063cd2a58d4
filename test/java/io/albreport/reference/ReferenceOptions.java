package io.albreport.reference;

import java.util.Set;

/**
 * What a configuration may change.
 *
 * @param redirectsAreSuccess names of the APIs, as shown, of which 3xx answers count as success
 * @param top length of the lists of routes, clients and so on
 */
public record ReferenceOptions(Set<String> redirectsAreSuccess, int top) {
    public static final ReferenceOptions DEFAULTS = new ReferenceOptions(Set.of(), 20);
}
