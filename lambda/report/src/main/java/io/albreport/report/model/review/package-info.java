/** A review of a week or a month as data, from which its formats are made. */
@NullMarked
package io.albreport.report.model.review;

import org.jspecify.annotations.NullMarked;
