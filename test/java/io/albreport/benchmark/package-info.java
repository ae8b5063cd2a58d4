/** What the function costs, in processes as Lambda starts them: {@code test/benchmark-function}. */
@NullMarked
package io.albreport.benchmark;

import org.jspecify.annotations.NullMarked;
