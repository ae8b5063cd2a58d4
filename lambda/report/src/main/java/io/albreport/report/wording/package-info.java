/** Numbers and untrusted text, as people read them. */
@NullMarked
package io.albreport.report.wording;

import org.jspecify.annotations.NullMarked;
