/** Faults on the wire and crashes in the middle of a run. */
@NullMarked
package io.albreport.function.chaos;

import org.jspecify.annotations.NullMarked;
