/**
 * The report on Athena: one run asks the day's logs, renders, stores, tells and measures. What a report is stands in
 * {@code io.albreport.report}; here is what AWS has to do with it.
 */
@NullMarked
package io.albreport.function;

import org.jspecify.annotations.NullMarked;
