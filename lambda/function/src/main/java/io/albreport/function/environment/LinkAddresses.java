package io.albreport.function.environment;

import java.net.URI;
import java.util.Optional;

import software.amazon.awssdk.regions.Region;

/**
 * Where links in mails lead to.
 *
 * @param own what each link of this Region begins with; ends in a slash
 * @param other how the same of the other Region is learnt; empty where there is one Region
 */
public record LinkAddresses(URI own, Optional<Elsewhere> other) {

    /**
     * Known at run time only, and from there: no deployment in one Region knows what one in another has made.
     *
     * @param parameter the name of the parameter in Parameter Store that holds the address
     */
    public record Elsewhere(Region region, String parameter) {}
}
