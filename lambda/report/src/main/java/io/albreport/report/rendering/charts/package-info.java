/** Charts, as SVG. */
@NullMarked
package io.albreport.report.rendering.charts;

import org.jspecify.annotations.NullMarked;
