/** The four formats, and the day's summary. */
@NullMarked
package io.albreport.report.rendering;

import org.jspecify.annotations.NullMarked;
