package io.albreport.infrastructure.link;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.CfnRestApi;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.LambdaIntegration;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.Method;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RequestValidatorOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

import io.albreport.infrastructure.configuration.Deployment;
import io.albreport.infrastructure.template.Acceptance;
import io.albreport.infrastructure.template.InOrder;

import static java.util.Map.entry;

/**
 * The way to {@link LinkFunction} from the internet: one path with one method, and pages for whatever is not it.
 *
 * <p>
 * One method for all verbs, since API Gateway counts each method of a stage by itself: so there is one limit, and not one
 * for each verb.
 */
final class LinkApi extends Construct {
    /** Requests at once; then as many per second as below. */
    static final int BURST = 40;
    static final int PER_SECOND = 1;

    /** A part of every link. */
    private static final String STAGE = "reports";

    /** Whatever else is asked for: other paths, and what is no request for a link. */
    private static final Map<String, ResponseType> NOTHING = InOrder.of(
            entry("NoSuchPath", ResponseType.MISSING_AUTHENTICATION_TOKEN),
            entry("NoSuchResource", ResponseType.RESOURCE_NOT_FOUND),
            entry("NoLink", ResponseType.BAD_REQUEST_PARAMETERS), entry("Refused", ResponseType.DEFAULT_4_XX));

    private static final String PATH_IS_SECRET = "It would write the path of each request, and a path is a link that opens a report; access logs tell the rest";

    private final RestApi api;

    LinkApi(Construct scope, String id, Deployment deployment, Alias function, ILogGroup accessLogs) {
        super(scope, id);
        api = RestApi.Builder.create(this, "Api")
                .restApiName(deployment.linkApi())
                .description("Opens links of ALB Report's mails")
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .cloudWatchRole(true)
                .cloudWatchRoleRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .deployOptions(stage(accessLogs))
                .build();
        demandTls(api);
        Method method = api.getRoot().addResource("{link}").addMethod("ANY", LambdaIntegration.Builder.create(function)
                .allowTestInvoke(false)
                .timeout(LinkFunction.TIMEOUT)
                .build(),
                MethodOptions.builder()
                        .authorizationType(AuthorizationType.NONE)
                        .requestParameters(Map.of("method.request.path.link", true))
                        .requestValidator(api.addRequestValidator("Validator", RequestValidatorOptions.builder()
                                .validateRequestParameters(true)
                                .validateRequestBody(true)
                                .build()))
                        .build());
        addPages();
        accept(method);
    }

    /** What each link begins with. */
    String address() {
        return api.getUrl();
    }

    String name() {
        return api.getRestApiName();
    }

    String stage() {
        return STAGE;
    }

    /**
     * No cache, or a link that was revoked would still open; no execution logs and no trace of the API itself, which
     * would both write down links. The function is traced.
     */
    private static StageOptions stage(ILogGroup accessLogs) {
        return StageOptions.builder()
                .stageName(STAGE)
                .description("Links of mails")
                .throttlingBurstLimit(BURST)
                .throttlingRateLimit(PER_SECOND)
                .cachingEnabled(false)
                .loggingLevel(MethodLoggingLevel.OFF)
                .dataTraceEnabled(false)
                .metricsEnabled(false)
                .tracingEnabled(false)
                .accessLogDestination(new LogGroupLogDestination(accessLogs))
                .accessLogFormat(AccessLogFormat.custom(AccessLog.FORMAT))
                .build();
    }

    /** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html */
    private static void demandTls(RestApi api) {
        CfnRestApi resource = (CfnRestApi) Objects.requireNonNull(api.getNode().getDefaultChild());
        resource.setSecurityPolicy("SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09");
        resource.setEndpointAccessMode("STRICT");
    }

    private void addPages() {
        NOTHING.forEach((id, type) -> api.addGatewayResponse(id, LinkPage.NOTHING.answering(type)));
        api.addGatewayResponse("TooMany", LinkPage.TOO_MANY.answering(ResponseType.THROTTLED));
        api.addGatewayResponse("Failed", LinkPage.FAILED.answering(ResponseType.DEFAULT_5_XX));
    }

    private void accept(Method method) {
        String links = "The path is the authorization: 256 random bits that end after a day, made for people without an account";
        String control = "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html";
        Acceptance.of("AwsSolutions-APIG4", links, control).on(method);
        Acceptance.of("AwsSolutions-COG4", links, control).on(method);
        String firewall = "Stage and reservation limit what anybody can do to it, and there is nothing to inject into: 43 characters or the same page";
        String throttling = "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html";
        var stage = api.getDeploymentStage();
        Acceptance.of("AwsSolutions-APIG3", firewall, throttling).on(stage);
        Acceptance.of("NIST.800.53.R5-APIGWAssociatedWithWAF", firewall, throttling).on(stage);
        String logging = "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html";
        Acceptance.of("AwsSolutions-APIG6", PATH_IS_SECRET, logging).on(stage);
        Acceptance.of("NIST.800.53.R5-APIGWExecutionLoggingEnabled", PATH_IS_SECRET, logging).on(stage);
        Acceptance.of("Serverless-APIGWXrayEnabled",
                "A segment of the API would hold the path of the request, which is a link; its function is traced",
                "https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html").on(stage);
        Acceptance.of("NIST.800.53.R5-APIGWCacheEnabledAndEncrypted",
                "A link that was revoked must not be answered from a cache",
                "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html").on(stage);
        Acceptance.of("NIST.800.53.R5-APIGWSSLEnabled",
                "The backend is a function, called through IAM: there is no server to show a certificate to",
                "https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html")
                .on(stage);
        Acceptance.of("AwsSolutions-IAM4",
                "API Gateway takes no role to log with but one that may all that this policy of AWS lists",
                "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html")
                .appliesTo(
                        "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs")
                .on(api.getNode().findChild("CloudWatchRole"));
    }
}
