/** Where links of mails lead to: an endpoint that opens a report's page for whoever has its link, for a day. */
@NullMarked
package io.albreport.infrastructure.link;

import org.jspecify.annotations.NullMarked;
