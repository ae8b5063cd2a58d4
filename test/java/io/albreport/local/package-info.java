/** What must hold of reports made on one machine. */
@NullMarked
package io.albreport.local;

import org.jspecify.annotations.NullMarked;
