/** From the rows of the answer to the report. */
@NullMarked
package io.albreport.report.assembling;

import org.jspecify.annotations.NullMarked;
