/** The Lambda function: asks Athena, renders, stores, tells people, measures. Amazon's services only at the edges. */
@NullMarked
package io.albreport.function;

import org.jspecify.annotations.NullMarked;
