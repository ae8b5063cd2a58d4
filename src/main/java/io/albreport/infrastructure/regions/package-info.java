/** What AWS has in which regions. */
@NullMarked
package io.albreport.infrastructure.regions;

import org.jspecify.annotations.NullMarked;
