package io.albreport.function.link;

import java.util.List;
import java.util.Map;
import java.util.Set;

import software.amazon.awssdk.regions.Region;

import io.albreport.function.environment.Variable;
import io.albreport.report.configuration.InvalidConfigException;

import static io.albreport.function.environment.Variable.LEVEL;
import static io.albreport.function.environment.Variable.NAMESPACE;
import static io.albreport.function.environment.Variable.OWN_REGION;
import static io.albreport.function.environment.Variable.REPORTS_BUCKET;
import static io.albreport.function.environment.Variable.SAMPLE_RATE;
import static io.albreport.function.environment.Variable.SERVICE;

/**
 * What the endpoint of links is told by its environment, read and checked once at start.
 *
 * @param nothing the page for a link that opens nothing: the one that the API shows where it does not ask the function
 */
public record LinkEnvironment(Region region, String reportsBucket, String nothing) {
    private static final Variable NOTHING = new Variable("NOTHING_PAGE", "<!doctype html>[ -~]+", "an HTML page");

    private static final List<Variable> VARIABLES = List.of(REPORTS_BUCKET, NOTHING, SERVICE, NAMESPACE, SAMPLE_RATE,
            LEVEL);

    /** The variables that the stack sets; that of the region comes from Lambda. */
    public static Set<String> keys() {
        return Variable.keys(VARIABLES);
    }

    /**
     * Reads and checks all variables.
     *
     * @throws InvalidConfigException with one sentence, for the first that is missing or wrong
     */
    public static LinkEnvironment from(Map<String, String> variables) {
        VARIABLES.forEach(variable -> variable.in(variables));
        return new LinkEnvironment(Region.of(OWN_REGION.in(variables)), REPORTS_BUCKET.in(variables),
                NOTHING.in(variables));
    }
}
