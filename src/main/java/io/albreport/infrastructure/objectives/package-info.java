/** What readers may expect, and the alarms on what is left of it. */
@NullMarked
package io.albreport.infrastructure.objectives;

import org.jspecify.annotations.NullMarked;
