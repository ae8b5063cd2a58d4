/** Which files are access logs, and what can be said of one that cannot be read. */
@NullMarked
package io.albreport.local.reading;

import org.jspecify.annotations.NullMarked;
