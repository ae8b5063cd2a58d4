/** What operators look at: the dashboard, and queries of the logs. */
@NullMarked
package io.albreport.infrastructure.dashboard;

import org.jspecify.annotations.NullMarked;
