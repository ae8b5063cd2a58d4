package io.albreport.function.environment;

import java.time.Duration;

import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Cuts each call, with all its attempts, to what the {@link TimeLimit} leaves, and refuses one that has no time. */
final class TimedCalls implements ExecutionInterceptor {
    private final Duration longest;

    /** @param longest what a call may take in any case */
    TimedCalls(Duration longest) {
        this.longest = longest;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return TimeLimit.ofCall().filter(left -> left.compareTo(longest) < 0)
                .<SdkRequest>map(left -> cut((AwsRequest) context.request(), left)).orElseGet(context::request);
    }

    private static AwsRequest cut(AwsRequest request, Duration left) {
        if (!left.isPositive()) {
            throw SdkClientException.create("too little time is left for a call");
        }
        AwsRequestOverrideConfiguration.Builder limits = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder).orElseGet(AwsRequestOverrideConfiguration::builder);
        return request.toBuilder().overrideConfiguration(limits.apiCallTimeout(left).build()).build();
    }
}
