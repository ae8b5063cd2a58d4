/** The statement on DuckDB. */
@NullMarked
package io.albreport.local.engine;

import org.jspecify.annotations.NullMarked;
