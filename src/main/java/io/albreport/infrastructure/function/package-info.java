/** The function that makes the report: its code, its versions, its log, and what it may do. */
@NullMarked
package io.albreport.infrastructure.function;

import org.jspecify.annotations.NullMarked;
