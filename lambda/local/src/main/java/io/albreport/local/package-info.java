/**
 * The same report on one machine: files in, DuckDB as the engine, files out, and the command line around it.
 */
@NullMarked
package io.albreport.local;

import org.jspecify.annotations.NullMarked;
