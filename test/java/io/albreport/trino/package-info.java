/** What must hold of the statement and the table on Trino, the engine that Athena is built on. */
@NullMarked
package io.albreport.trino;

import org.jspecify.annotations.NullMarked;
