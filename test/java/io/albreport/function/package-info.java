/** What must hold of the function, from the event to the mail. */
@NullMarked
package io.albreport.function;

import org.jspecify.annotations.NullMarked;
