/** The templates told as documents that people review, and the proof that a change of them is seen. */
@NullMarked
package io.albreport.posture;

import org.jspecify.annotations.NullMarked;
