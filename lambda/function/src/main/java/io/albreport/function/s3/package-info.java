/** Objects in S3, and how they are read and written. */
@NullMarked
package io.albreport.function.s3;

import org.jspecify.annotations.NullMarked;
