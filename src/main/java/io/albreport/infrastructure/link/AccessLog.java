package io.albreport.infrastructure.link;

import software.amazon.awscdk.services.cloudwatch.Unit;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.RetentionSettings;
import io.albreport.infrastructure.function.FunctionLogs;

/**
 * Who asked for a link, and what was answered; never which one, since whoever reads the line could open it. The function
 * logs the key of what it opened.
 */
final class AccessLog extends Construct {
    /** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html */
    static final String FORMAT = """
            {"time":"$context.requestTimeEpoch","requestId":"$context.requestId",\
            "extendedRequestId":"$context.extendedRequestId","ip":"$context.identity.sourceIp",\
            "userAgent":"$context.identity.userAgent","method":"$context.httpMethod",\
            "resource":"$context.resourcePath","status":"$context.status","bytes":"$context.responseLength",\
            "milliseconds":"$context.responseLatency","functionStatus":"$context.integration.status",\
            "error":"$context.error.responseType","tls":"$context.tlsVersion"}""";

    /** Requests that were refused as too many: API Gateway counts them among all that were wrong. */
    static final String REFUSED = "LinksRefused";

    private final ILogGroup group;

    AccessLog(Construct scope, String id, RetentionSettings retention, String namespace) {
        super(scope, id);
        group = new FunctionLogs(this, "Logs", retention,
                "addresses of readers are kept as long as other logs, to find out who tried what").group();
        MetricFilter.Builder.create(this, "Refused")
                .logGroup(group)
                .filterPattern(FilterPattern.stringValue("$.status", "=", "429"))
                .metricNamespace(namespace)
                .metricName(REFUSED)
                .metricValue("1")
                .unit(Unit.COUNT)
                .build();
    }

    ILogGroup group() {
        return group;
    }
}
