/** What the function is told when it starts, and what it talks to AWS with. */
@NullMarked
package io.albreport.function.environment;

import org.jspecify.annotations.NullMarked;
