/** From the summaries of days to the review of a week or a month. */
@NullMarked
package io.albreport.report.review;

import org.jspecify.annotations.NullMarked;
