/** The documents and their commands, held against what is deployed and against the tools. */
@NullMarked
package io.albreport.documents;

import org.jspecify.annotations.NullMarked;
