package io.albreport.aws;

import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Writes down what an S3 client calls, as the permissions that S3 asks for.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">S3 policy
 *      actions</a>
 */
public final class S3Calls implements ExecutionInterceptor {
    private static final Map<String, String> ACTIONS = Map.of("HeadObject", "GetObject", "ListObjectsV2", "ListBucket",
            "HeadBucket", "ListBucket");
    private static final int NOT_FOUND = 404;

    private final Calls calls;

    public S3Calls(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        boolean ofVersion = field(context.request(), "VersionId").isPresent();
        Call call = new Call("s3:" + ACTIONS.getOrDefault(operation, operation) + (ofVersion ? "Version" : ""),
                arn(context.request()));
        calls.add(field(context.request(), "Prefix").map(of -> call.with("s3:prefix", of)).orElse(call));
    }

    /** S3 only says that a key is not there to those who may list the bucket, and "access denied" to all others. */
    @Override
    public void beforeUnmarshalling(Context.BeforeUnmarshalling context, ExecutionAttributes attributes) {
        if (context.httpResponse().statusCode() == NOT_FOUND) {
            calls.add("s3:ListBucket", "arn:aws:s3:::" + field(context.request(), "Bucket").orElseThrow());
        }
    }

    private static String arn(SdkRequest request) {
        return "arn:aws:s3:::" + field(request, "Bucket").orElseThrow()
                + field(request, "Key").map(key -> "/" + key).orElse("");
    }

    private static Optional<String> field(SdkRequest request, String name) {
        return request.getValueForField(name, String.class);
    }
}
