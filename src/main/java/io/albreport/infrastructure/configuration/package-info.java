/** What an environment of {@code cdk.json} says, as typed records; and the names that follow from it. */
@NullMarked
package io.albreport.infrastructure.configuration;

import org.jspecify.annotations.NullMarked;
