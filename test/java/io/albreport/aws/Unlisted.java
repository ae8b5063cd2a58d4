package io.albreport.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * S3 as one sees it who may not list the bucket: it does not say that a key is not there, but refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">Permissions of GetObject</a>
 */
public final class Unlisted implements ExecutionInterceptor {
    private static final int NOT_FOUND = 404;

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.httpResponse().statusCode() == NOT_FOUND
                ? context.httpResponse().toBuilder().statusCode(403).removeHeader("Content-Length").build()
                : context.httpResponse();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
            ExecutionAttributes attributes) {
        return context.httpResponse().statusCode() == 403
                ? Optional.of(new ByteArrayInputStream(
                        "<Error><Code>AccessDenied</Code><Message>no</Message></Error>".getBytes(UTF_8)))
                : context.responseBody();
    }
}
