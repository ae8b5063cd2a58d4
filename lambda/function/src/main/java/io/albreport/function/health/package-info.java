/** Whether a report could be made. */
@NullMarked
package io.albreport.function.health;

import org.jspecify.annotations.NullMarked;
