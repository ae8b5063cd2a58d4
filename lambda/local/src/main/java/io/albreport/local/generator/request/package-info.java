/** The parts of a request. */
@NullMarked
package io.albreport.local.generator.request;

import org.jspecify.annotations.NullMarked;
