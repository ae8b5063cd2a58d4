/** Links in mails that outlive the credentials of whoever sent them: how they are issued, and what they open. */
@NullMarked
package io.albreport.function.link;

import org.jspecify.annotations.NullMarked;
