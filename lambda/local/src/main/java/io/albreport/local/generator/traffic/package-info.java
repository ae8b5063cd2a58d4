/** The requests of a generated day, usual and odd ones. */
@NullMarked
package io.albreport.local.generator.traffic;

import org.jspecify.annotations.NullMarked;
