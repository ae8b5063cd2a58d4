package io.albreport.posture.words;

import io.albreport.posture.template.Subject;

/** Functions, and how they are called. */
final class FunctionWords {
    private FunctionWords() {}

    static void function(Subject function) {
        function.say("Purpose", "/Description");
        function.say("Runs on", "/Runtime");
        function.say("Processor", "/Architectures");
        function.say("Handler", "/Handler");
        function.passOver("/Code");
        function.say("Memory", "/MemorySize", Units::megabytes);
        function.say("Timeout", "/Timeout", Units::seconds);
        function.say("Runs at once, reserved and at most", "/ReservedConcurrentExecutions");
        function.say("Temporary storage", "/EphemeralStorage/Size", Units::megabytes);
        function.say("SnapStart", "/SnapStart/ApplyOn",
                on -> on.equals("PublishedVersions") ? "of published versions" : on);
        function.say("Tracing", "/TracingConfig/Mode");
        function.say("Role", "/Role");
        function.say("Layers", "/Layers");
        function.say("Logs into", "/LoggingConfig/LogGroup", group -> "log group " + group);
        function.say("Format of logs", "/LoggingConfig/LogFormat");
        function.say("Logs of Lambda from level", "/LoggingConfig/SystemLogLevel");
        function.say("Logs of the function from level", "/LoggingConfig/ApplicationLogLevel");
        function.say("Failed runs go to", "/DeadLetterConfig/TargetArn");
        function.take("/Environment/Variables").fieldNames().forEachRemaining(
                name -> function.say("Variable " + name, "/Environment/Variables/" + name));
    }

    static void alias(Subject alias) {
        alias.say("Purpose", "/Description");
        alias.say("Points at version", "/FunctionVersion", version -> version.replaceFirst("[.]Version$", ""));
    }

    /** Those that name no alias are calls of what the function is by now. */
    static String calls(Subject invocation) {
        String alias = invocation.text("/Qualifier").equals("$LATEST")
                ? ""
                : "alias %s of ".formatted(invocation.text("/Qualifier"));
        return "asynchronous calls of " + alias + "function " + invocation.text("/FunctionName");
    }

    static void invocation(Subject invocation) {
        invocation.say("Retries of a failed run", "/MaximumRetryAttempts");
        invocation.say("A run that could not start is given up after", "/MaximumEventAgeInSeconds", Units::seconds);
        invocation.say("Failed runs go to", "/DestinationConfig/OnFailure/Destination");
        invocation.say("Runs that succeeded go to", "/DestinationConfig/OnSuccess/Destination");
    }

    static void version(Subject version) {
        version.say("Purpose", "/Description");
        version.say("Of function", "/FunctionName");
    }

    static void layer(Subject layer) {
        layer.passOver("/Content");
        layer.say("Purpose", "/Description");
    }

    static void permission(Subject permission) {
        permission.line("May be called", "by %s (%s)".formatted(permission.text("/Principal"),
                permission.text("/Action")));
        permission.say("May be called for", "/SourceArn");
        permission.say("May be called for account", "/SourceAccount");
    }

    static void trigger(Subject trigger) {
        trigger.say("Invokes, during the deployment", "/HandlerArn");
        trigger.say("By way of", "/ServiceToken");
        trigger.say("Waits for the answer", "/InvocationType",
                type -> type.equals("RequestResponse") ? "yes, and fails with it" : "no (" + type + ")");
        trigger.say("Timeout", "/Timeout", Units::milliseconds);
        trigger.say("A silent provider is given up after", "/ServiceTimeout", Units::seconds);
        trigger.say("Invokes each new version", "/ExecuteOnHandlerChange", on -> StorageWords.yes(on, "yes", "no"));
    }
}
