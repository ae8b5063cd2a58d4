package io.albreport.function;

import java.time.Duration;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda says of an invocation.
 *
 * @param left until Lambda ends it
 */
public record Invocation(String requestId, Duration left) implements Context {
    /** As the stack sets it. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    public Invocation(String requestId) {
        this(requestId, TIMEOUT);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "report";
    }

    @Override
    public String getLogStreamName() {
        return "report/1";
    }

    @Override
    public String getFunctionName() {
        return "report";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-west-1:111122223333:function:report:live";
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(left.toMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1_769;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
        return null;
    }
}
