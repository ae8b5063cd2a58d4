/** Which load balancers, APIs and troubles there are in a generated day. */
@NullMarked
package io.albreport.local.generator.landscape;

import org.jspecify.annotations.NullMarked;
