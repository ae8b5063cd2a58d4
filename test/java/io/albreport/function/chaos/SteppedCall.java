package io.albreport.function.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Optional;

import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A call to AWS, as a story of calls has it.
 *
 * @param isConditional whether S3 may find another such write in its way
 * @param isMail whether SNS is asked to mail the report
 */
record SteppedCall(String text, boolean isWrite, boolean isConditional, boolean isMail) {
    static SteppedCall of(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Optional<String> operation = http.firstMatchingHeader("X-Amz-Target");
        if (operation.isPresent()) {
            return new SteppedCall(operation.get(), false, false, false);
        }
        if (http.method() == SdkHttpMethod.POST) {
            return mail(request);
        }
        boolean isConditional = http.firstMatchingHeader("If-Match").isPresent()
                || http.firstMatchingHeader("If-None-Match").isPresent();
        String path = URLDecoder.decode(http.encodedPath(), UTF_8);
        return new SteppedCall(http.method() + path.replaceFirst(".*/", " "), http.method() == SdkHttpMethod.PUT,
                isConditional, false);
    }

    /** Of SNS the function calls nothing else. */
    private static SteppedCall mail(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            boolean isLate = new String(body.readAllBytes(), UTF_8).contains("is+late");
            return new SteppedCall(isLate ? "Publish that it is late" : "Publish", false, false, !isLate);
        }
    }
}
