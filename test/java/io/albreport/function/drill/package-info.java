/** The recovery drill, wired as deployed. */
@NullMarked
package io.albreport.function.drill;

import org.jspecify.annotations.NullMarked;
