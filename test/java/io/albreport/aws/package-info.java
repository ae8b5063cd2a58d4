/** AWS as far as the tests need it: an S3 server, an endpoint for Athena and SNS, a record of calls, IAM's judgement. */
@NullMarked
package io.albreport.aws;

import org.jspecify.annotations.NullMarked;
