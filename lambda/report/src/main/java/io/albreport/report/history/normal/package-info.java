/** What is normal, and what is not. */
@NullMarked
package io.albreport.report.history.normal;

import org.jspecify.annotations.NullMarked;
