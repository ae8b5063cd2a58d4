/** A day's report in the bucket, and the manifest that says it is whole. */
@NullMarked
package io.albreport.function.store;

import org.jspecify.annotations.NullMarked;
