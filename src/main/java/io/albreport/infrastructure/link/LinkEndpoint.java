package io.albreport.infrastructure.link;

import java.util.Optional;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.function.Artifacts;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * Opens links of mails for a day, whatever becomes of the credentials of who sent them: an API, the function behind it,
 * and a parameter from which the other region learns the address. What a link opens stands in the reports bucket, which
 * is copied to the other region: there the same link works, at that region's address.
 */
public final class LinkEndpoint extends Construct {
    /** Those at once, and those that come after them: API Gateway's limit is a bucket of tokens, not a minute. */
    public static final int MOST_IN_A_MINUTE = LinkApi.BURST + 60 * LinkApi.PER_SECOND;

    private final LinkApi api;
    private final String namespace;

    private LinkEndpoint(Construct scope, String id, Configuration configuration, Artifacts artifacts) {
        super(scope, id);
        Deployment deployment = configuration.deployment();
        namespace = deployment.metricsNamespace();
        LinkFunction function = new LinkFunction(this, "Open", configuration, artifacts, LinkApi.BURST);
        AccessLog log = new AccessLog(this, "Access", configuration.retention(), namespace);
        api = new LinkApi(this, "Endpoint", deployment, function.alias(), log.group());
        StringParameter.Builder.create(this, "Address")
                .parameterName(deployment.linkParameter())
                .description("What links of ALB Report's mails begin with; asked for by the other region")
                .stringValue(api.address())
                .build();
    }

    /** None where the configuration turns it off. */
    public static Optional<LinkEndpoint> in(Construct scope, String id, Configuration configuration,
            Artifacts artifacts) {
        return configuration.links()
                ? Optional.of(new LinkEndpoint(scope, id, configuration, artifacts))
                : Optional.empty();
    }

    /** What each link begins with. */
    public String address() {
        return api.address();
    }

    /** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
    public Metric requests(String name, Duration period) {
        return metric(name, Stats.SUM, period);
    }

    public Metric latency(String statistic, Duration period) {
        return metric("Latency", statistic, period);
    }

    /** Requests that were refused as too many. */
    public Metric refused(Duration period) {
        return Metric.Builder.create().namespace(namespace).metricName(AccessLog.REFUSED).statistic(Stats.SUM)
                .period(period).build();
    }

    private Metric metric(String name, String statistic, Duration period) {
        return Metric.Builder.create().namespace("AWS/ApiGateway").metricName(name)
                .dimensionsMap(InOrder.of(entry("ApiName", api.name()), entry("Stage", api.stage())))
                .statistic(statistic).period(period).build();
    }
}
