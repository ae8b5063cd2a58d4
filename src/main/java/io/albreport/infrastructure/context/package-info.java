/** How a section of {@code cdk.json} is read, and how a wrong value is refused. */
@NullMarked
package io.albreport.infrastructure.context;

import org.jspecify.annotations.NullMarked;
