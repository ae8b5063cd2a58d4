/** One run: asks the day's logs, renders, stores, tells and measures. */
@NullMarked
package io.albreport.function.run;

import org.jspecify.annotations.NullMarked;
