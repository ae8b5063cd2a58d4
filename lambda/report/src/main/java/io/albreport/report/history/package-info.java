/** What the days before say of a day: what is normal, what is left, what comes. */
@NullMarked
package io.albreport.report.history;

import org.jspecify.annotations.NullMarked;
