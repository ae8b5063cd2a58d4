/** The SQL statement, and the rows of its answer. */
@NullMarked
package io.albreport.report.statement;

import org.jspecify.annotations.NullMarked;
