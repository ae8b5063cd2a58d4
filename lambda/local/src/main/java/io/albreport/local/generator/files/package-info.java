/** Folders and files of a generated day. */
@NullMarked
package io.albreport.local.generator.files;

import org.jspecify.annotations.NullMarked;
