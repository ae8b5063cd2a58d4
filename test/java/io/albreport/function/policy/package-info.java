/** What the function may do, against what it does. */
@NullMarked
package io.albreport.function.policy;

import org.jspecify.annotations.NullMarked;
