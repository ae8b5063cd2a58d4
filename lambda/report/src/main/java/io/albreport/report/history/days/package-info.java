/** The days before, as they are kept, and as they are compared. */
@NullMarked
package io.albreport.report.history.days;

import org.jspecify.annotations.NullMarked;
