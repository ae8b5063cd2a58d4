/** What the days before say of a period, as the report has it. */
@NullMarked
package io.albreport.report.model.past;

import org.jspecify.annotations.NullMarked;
