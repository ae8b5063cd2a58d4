/** The templates as drawings. */
@NullMarked
package io.albreport.posture.drawing;

import org.jspecify.annotations.NullMarked;
