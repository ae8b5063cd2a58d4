package io.albreport.posture.words;

import io.albreport.posture.template.Subject;

/** What the internet reaches: an API, and what it answers by itself. */
final class EndpointWords {
    private EndpointWords() {}

    static void api(Subject api) {
        api.say("Name", "/Name");
        api.say("Purpose", "/Description");
        api.say("Kind", "/EndpointConfiguration/Types");
        api.say("Security policy (TLS)", "/SecurityPolicy");
        api.say("Access by its own host name only", "/EndpointAccessMode");
    }

    static void path(Subject path) {
        path.say("Of API", "/RestApiId");
        path.say("Path " + path.text("/PathPart") + " is below", "/ParentId",
                parent -> parent.replaceFirst("[.]RootResourceId$", ""));
    }

    static void method(Subject method) {
        method.say("Of API", "/RestApiId");
        String of = " (" + method.text("/HttpMethod") + ")";
        method.line("Method", method.text("/HttpMethod"));
        method.say("Path of the method" + of, "/ResourceId");
        method.say("Authorization" + of, "/AuthorizationType");
        method.say("Answered by" + of, "/Integration/Uri");
        method.say("Way to it" + of, "/Integration/Type");
        method.say("Called by" + of, "/Integration/IntegrationHttpMethod");
        method.say("Given up after" + of, "/Integration/TimeoutInMillis", Units::milliseconds);
        method.say("Validator" + of, "/RequestValidatorId");
        method.take("/RequestParameters").fieldNames().forEachRemaining(name -> method.say("Required " + name,
                "/RequestParameters/" + name.replace("/", "~1"), on -> StorageWords.yes(on, "yes", "no")));
    }

    static void stage(Subject stage) {
        stage.say("Of API", "/RestApiId");
        stage.say("Stage", "/StageName");
        stage.say("Purpose of the stage", "/Description");
        stage.passOver("/DeploymentId");
        stage.say("Access is logged in", "/AccessLogSetting/DestinationArn");
        stage.say("Line of the access log", "/AccessLogSetting/Format");
        stage.say("Traced", "/TracingEnabled", on -> StorageWords.yes(on, "yes", "no"));
        stage.each("/MethodSettings", methods -> {
            String of = " (%s %s)".formatted(methods.text("/HttpMethod"), methods.text("/ResourcePath"));
            methods.say("Requests at once, at most" + of, "/ThrottlingBurstLimit");
            methods.say("Requests a second, at most" + of, "/ThrottlingRateLimit");
            methods.say("Answers are cached" + of, "/CachingEnabled", on -> StorageWords.yes(on, "yes", "no"));
            methods.say("Execution logs" + of, "/LoggingLevel");
            methods.say("Whole requests are logged" + of, "/DataTraceEnabled",
                    on -> StorageWords.yes(on, "yes", "no"));
            methods.say("Detailed metrics" + of, "/MetricsEnabled", on -> StorageWords.yes(on, "yes", "no"));
        });
    }

    static void response(Subject response) {
        response.say("Of API", "/RestApiId");
        String of = " (" + response.text("/ResponseType") + ")";
        response.say("Answer by itself" + of, "/StatusCode");
        response.take("/ResponseParameters").fieldNames().forEachRemaining(name -> response.say(
                "Header " + name.replace("gatewayresponse.header.", "") + of, "/ResponseParameters/" + name));
        response.take("/ResponseTemplates").fieldNames().forEachRemaining(
                name -> response.say("Page as " + name + of, "/ResponseTemplates/" + name.replace("/", "~1")));
    }

    static void validator(Subject validator) {
        validator.say("Of API", "/RestApiId");
        validator.say("Validates parameters", "/ValidateRequestParameters", on -> StorageWords.yes(on, "yes", "no"));
        validator.say("Validates bodies", "/ValidateRequestBody", on -> StorageWords.yes(on, "yes", "no"));
    }

    static void deployment(Subject deployment) {
        deployment.say("Of API", "/RestApiId");
        deployment.say("Purpose of the deployment", "/Description");
    }

    static void account(Subject account) {
        account.say("All APIs of the account log, in this region, with", "/CloudWatchRoleArn");
    }

    static void parameter(Subject parameter) {
        parameter.say("Purpose", "/Description");
        parameter.say("Name", "/Name");
        parameter.say("Type", "/Type");
        parameter.say("Value", "/Value");
    }
}
