/** How Athena is asked, and its answer read. */
@NullMarked
package io.albreport.function.query;

import org.jspecify.annotations.NullMarked;
