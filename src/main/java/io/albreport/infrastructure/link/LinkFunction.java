package io.albreport.infrastructure.link;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.function.Artifacts;
import io.albreport.infrastructure.function.FunctionLogs;
import io.albreport.infrastructure.function.FunctionVariables;
import io.albreport.infrastructure.function.ReportFunction;
import io.albreport.infrastructure.function.ReportRole;
import io.albreport.infrastructure.storage.ReportStore;

import static io.albreport.infrastructure.template.Permission.allow;

/** Opens links: a function of its own, since whoever is on the internet may call it, and it may do almost nothing. */
final class LinkFunction extends Construct {
    /** Beyond that, API Gateway answers for it. */
    static final Duration TIMEOUT = Duration.seconds(10);

    private static final String HANDLER = "io.albreport.function.link.LinkHandler::handleRequest";

    /** It needs little; with less, the share of a CPU that comes with it makes a reader wait. */
    private static final int MEMORY_MB = 1024;

    private final Alias alias;

    /** @param atOnce most executions at the same time, where they are reserved */
    LinkFunction(Construct scope, String id, Configuration configuration, Artifacts artifacts, int atOnce) {
        super(scope, id);
        FunctionLogs logs = new FunctionLogs(this, "Logs", configuration.retention());
        Function.Builder builder = artifacts.function(this, HANDLER)
                .description("Opens links of ALB Report's mails: redirects to a page that is signed for a minute")
                .memorySize(MEMORY_MB)
                .timeout(TIMEOUT)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .role(role(configuration, logs.group()))
                .logGroup(logs.group())
                .environment(variables(configuration))
                .currentVersionOptions(VersionOptions.builder().description("One build, and its snapshot").build());
        configuration.function().reservedConcurrency().ifPresent(_ -> builder.reservedConcurrentExecutions(atOnce));
        Function function = builder.build();
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish",
                "the alias points at a published version");
        ReportFunction.accept(function, configuration.function(),
                "It is called by API Gateway, which waits for its answer: there is no event to keep",
                "It talks to S3 over TLS only; a VPC would add an endpoint and protect nothing");
        alias = Alias.Builder.create(this, "Alias")
                .aliasName("links")
                .description("The version that opens links")
                .version(function.getCurrentVersion())
                .build();
    }

    Alias alias() {
        return alias;
    }

    /** Sorted, so that a template does not change by chance. */
    private static Map<String, String> variables(Configuration configuration) {
        Map<String, String> variables = new TreeMap<>(FunctionVariables.ofLogsAndMetrics(configuration));
        variables.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        variables.put("REPORTS_BUCKET", configuration.deployment().reports());
        variables.put("NOTHING_PAGE", LinkPage.NOTHING.html());
        return variables;
    }

    /**
     * It reads a link by its key, and signs the version of a page that the link names, for which it must be allowed to
     * read that. It may not list: whoever took it over would learn no key. S3 answers 403 then where there is no link.
     */
    private IRole role(Configuration configuration, ILogGroup logs) {
        String bucket = "arn:%s:s3:::%s/".formatted(Stack.of(this).getPartition(),
                configuration.deployment().reports());
        String links = bucket + ReportStore.LINKS + "*";
        String reports = bucket + "reports/*/report.html";
        String reviews = bucket + "reviews/*/review.html";
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .description("What opening a link of ALB Report takes, and nothing else")
                .statements(Stream.concat(
                        Stream.of(allow("ReadLinks", List.of("s3:GetObject"), List.of(links)),
                                allow("SignPages", List.of("s3:GetObjectVersion"), List.of(reports, reviews))),
                        ReportRole.observing(logs).stream()).toList())
                .build();
        ReportRole.acceptTracing(policy);
        ReportRole.acceptObjects(policy, links, reports, reviews);
        return Role.Builder.create(this, "Role")
                .description("Opens links of ALB Report's mails")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(List.of(policy))
                .build()
                .withoutPolicyUpdates();
    }
}
