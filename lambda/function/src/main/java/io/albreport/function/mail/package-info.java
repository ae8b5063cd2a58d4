/** What the mail says, and the link in it. */
@NullMarked
package io.albreport.function.mail;

import org.jspecify.annotations.NullMarked;
