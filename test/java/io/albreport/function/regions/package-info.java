/** Two regions, and the loss of one. */
@NullMarked
package io.albreport.function.regions;

import org.jspecify.annotations.NullMarked;
