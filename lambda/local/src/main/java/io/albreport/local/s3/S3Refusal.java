package io.albreport.local.s3;

import java.io.IOException;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 said no to, and what can be done about it. */
final class S3Refusal extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /** @param what address of the folder or object that was asked for */
    S3Refusal(String what, SdkException cause) {
        super(what + ": " + reason(cause), cause);
    }

    private static String reason(SdkException e) {
        return switch (e) {
            case NoSuchBucketException _ -> "there is no such bucket";
            case S3Exception denied when denied.statusCode() == FORBIDDEN ->
                "access is denied (%s); reading logs takes s3:ListBucket on the bucket and s3:GetObject on its objects"
                        .formatted(code(denied));
            case S3Exception busy when busy.statusCode() == UNAVAILABLE || busy.statusCode() == TOO_MANY_REQUESTS ->
                "S3 refuses so many requests (%s), and still did after a while; try again later".formatted(code(busy));
            case S3Exception other -> "S3 refuses it (%s)".formatted(code(other));
            default -> "S3 cannot be reached: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        };
    }

    private static String code(S3Exception e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "status " + e.statusCode() : details.errorCode();
    }
}
