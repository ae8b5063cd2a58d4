/** What makes sure that the other region could take over: the daily drill, and the backup of reports. */
@NullMarked
package io.albreport.infrastructure.recovery;

import org.jspecify.annotations.NullMarked;
