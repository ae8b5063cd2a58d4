/** CloudWatch, as its documents describe it: metrics, metric math, and when an alarm rises. */
@NullMarked
package io.albreport.cloudwatch;

import org.jspecify.annotations.NullMarked;
