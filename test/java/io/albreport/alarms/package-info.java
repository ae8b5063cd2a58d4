/** CloudWatch as far as this system uses it: metrics out of logs, and alarms as they stand in a template, evaluated. */
@NullMarked
package io.albreport.alarms;

import org.jspecify.annotations.NullMarked;
