/**
 * The report made by a reader that is slow and obvious: line by line, field by field, all requests kept in a list, all
 * percentiles exact. Whatever is fast is held against it.
 */
@NullMarked
package io.albreport.reference;

import org.jspecify.annotations.NullMarked;
