/** Incidents that are planted into a generated day. */
@NullMarked
package io.albreport.local.generator.incidents;

import org.jspecify.annotations.NullMarked;
