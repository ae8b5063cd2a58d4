/** The time that somebody asks a report for, as they wrote it. */
@NullMarked
package io.albreport.report.asked;

import org.jspecify.annotations.NullMarked;
