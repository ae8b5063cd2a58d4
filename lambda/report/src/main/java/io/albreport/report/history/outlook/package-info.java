/** Where it goes, and what comes. */
@NullMarked
package io.albreport.report.history.outlook;

import org.jspecify.annotations.NullMarked;
