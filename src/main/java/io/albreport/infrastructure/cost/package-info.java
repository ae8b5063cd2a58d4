/** What it costs, and who is told. */
@NullMarked
package io.albreport.infrastructure.cost;

import org.jspecify.annotations.NullMarked;
