/** The days before, on one machine. */
@NullMarked
package io.albreport.local.history;

import org.jspecify.annotations.NullMarked;
