/** What is worth saying of each kind of resource. */
@NullMarked
package io.albreport.posture.words;

import org.jspecify.annotations.NullMarked;
