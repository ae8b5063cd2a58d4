/** Access logs where load balancers put them, in S3, and how those of a day get here. */
@NullMarked
package io.albreport.local.s3;

import org.jspecify.annotations.NullMarked;
