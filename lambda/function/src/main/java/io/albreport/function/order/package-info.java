/** What an event asks for. */
@NullMarked
package io.albreport.function.order;

import org.jspecify.annotations.NullMarked;
