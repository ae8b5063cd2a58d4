/** When something starts. */
@NullMarked
package io.albreport.infrastructure.schedule;

import org.jspecify.annotations.NullMarked;
