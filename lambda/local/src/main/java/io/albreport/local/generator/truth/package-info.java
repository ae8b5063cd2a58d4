/** What was asked of the generator, and what it truly made. */
@NullMarked
package io.albreport.local.generator.truth;

import org.jspecify.annotations.NullMarked;
