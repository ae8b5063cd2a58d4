@NullMarked
package io.albreport.function;

import org.jspecify.annotations.NullMarked;
