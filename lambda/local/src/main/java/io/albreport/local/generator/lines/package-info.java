/** Requests as lines of a log, and lines that are broken. */
@NullMarked
package io.albreport.local.generator.lines;

import org.jspecify.annotations.NullMarked;
