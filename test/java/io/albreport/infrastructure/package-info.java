/** What must hold of the CDK app and of the templates that it makes. */
@NullMarked
package io.albreport.infrastructure;

import org.jspecify.annotations.NullMarked;
