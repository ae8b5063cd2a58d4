package io.albreport.infrastructure.demo;

import java.util.List;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.Permission;

/** Answers well, badly or slowly, as the path of the request asks for. */
public final class DemoService extends Construct {
    private static final String PATHS = """
            exports.handler = async (request) => {
              const last = request.path.split("/").pop();
              if (last === "slow") {
                await new Promise((resume) => setTimeout(resume, 1000 + 2000 * Math.random()));
              }
              const status = { broken: 500, missing: 404, moved: 302 }[last] ?? 200;
              return {
                statusCode: status,
                headers: { "content-type": "text/plain", ...(status === 302 ? { location: "/" } : {}) },
                body: status + "\\n",
              };
            };
            """;
    private static final String DEMONSTRATION = "A demonstration that lives for a day or two: who sent a request sees whether it was answered, and no request is worth keeping";
    private static final String SOURCE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html";

    private final Function function;

    public DemoService(Construct scope, String id) {
        super(scope, id);
        LogGroup logs = LogGroup.Builder.create(this, "Logs")
                .retention(RetentionDays.THREE_DAYS)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        function = Function.Builder.create(this, "Function")
                .description("Answers the requests of ALB Report's demonstration")
                .runtime(Runtime.NODEJS_24_X)
                .architecture(Architecture.ARM_64)
                .handler("index.handler")
                .code(Code.fromInline(PATHS))
                .memorySize(128)
                .timeout(Duration.seconds(5))
                .role(role(logs).withoutPolicyUpdates())
                .logGroup(logs)
                .build();
        Acceptance.of("NIST.800.53.R5-CloudWatchLogGroupEncrypted", DEMONSTRATION, SOURCE).on(logs);
        for (String rule : List.of("NIST.800.53.R5-LambdaConcurrency", "NIST.800.53.R5-LambdaDLQ",
                "NIST.800.53.R5-LambdaInsideVPC", "Serverless-LambdaDLQ", "Serverless-LambdaTracing")) {
            Acceptance.of(rule, DEMONSTRATION, SOURCE).on(function);
        }
    }

    public Function function() {
        return function;
    }

    /** Writes its log, and may do nothing else. */
    private Role role(LogGroup logs) {
        ManagedPolicy policy = ManagedPolicy.Builder.create(this, "Policy")
                .statements(List.of(Permission.allow("Log",
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(logs.getLogGroupArn()))))
                .build();
        return Role.Builder.create(this, "Role")
                .description("Answers the requests of ALB Report's demonstration")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .managedPolicies(List.of(policy))
                .build();
    }
}
