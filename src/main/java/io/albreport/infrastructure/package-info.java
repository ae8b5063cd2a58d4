/** The CDK app and its stacks: the table of contents. What a stack holds is in the packages below, one for each capability. */
@NullMarked
package io.albreport.infrastructure;

import org.jspecify.annotations.NullMarked;
