/** Links of mails, from the mail to the page. */
@NullMarked
package io.albreport.function.link;

import org.jspecify.annotations.NullMarked;
