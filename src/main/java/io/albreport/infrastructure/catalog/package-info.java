/** What Athena knows of the access logs: database, table and workgroup. */
@NullMarked
package io.albreport.infrastructure.catalog;

import org.jspecify.annotations.NullMarked;
