/** Whether an API kept what it promises. */
@NullMarked
package io.albreport.report.verdict;

import org.jspecify.annotations.NullMarked;
