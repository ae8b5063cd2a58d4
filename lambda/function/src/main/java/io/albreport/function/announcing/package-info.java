/** How the mail goes out, once. */
@NullMarked
package io.albreport.function.announcing;

import org.jspecify.annotations.NullMarked;
