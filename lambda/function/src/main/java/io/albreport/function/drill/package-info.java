/** Whether the other region has what it would need. */
@NullMarked
package io.albreport.function.drill;

import org.jspecify.annotations.NullMarked;
