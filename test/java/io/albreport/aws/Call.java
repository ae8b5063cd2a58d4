package io.albreport.aws;

/**
 * One thing done to one resource, in IAM's terms.
 *
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN
 */
public record Call(String action, String resource) {}
