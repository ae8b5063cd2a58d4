/** Who is told, and how bad it is: topics, severities, and queues of what failed. */
@NullMarked
package io.albreport.infrastructure.alerting;

import org.jspecify.annotations.NullMarked;
